package tn.ars.tuniclaim.local;

import java.time.Instant;
import java.util.Optional;

/** A process beyond doubt: the system gives numbers out again, but not for the same moment. */
record ProcessMark(String name, long pid, Instant started) {
    static ProcessMark of(String name, ProcessHandle process) {
        return new ProcessMark(
                name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Empty when it has ended, also when another process has its number now. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // One that has ended and was not yet collected by its parent still counts as alive, but runs nothing.
                .filter(process -> process.info().command().isPresent())
                .filter(process ->
                        process.info().startInstant().orElse(Instant.EPOCH).equals(started));
    }
}
