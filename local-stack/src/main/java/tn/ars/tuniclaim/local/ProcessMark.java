package tn.ars.tuniclaim.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process beyond doubt: the system gives numbers out again, but not for the same moment. */
record ProcessMark(String name, long pid, Instant started) {
    static ProcessMark of(String name, ProcessHandle process) {
        return new ProcessMark(
                name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** A start is told from that of the machine, which moves when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** Empty when it has ended, also when another process has its number now. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // One that has ended and was not yet collected by its parent still counts as alive, but runs nothing.
                .filter(process -> process.info().command().isPresent())
                .filter(process -> isStart(process.info().startInstant().orElse(Instant.EPOCH)));
    }

    private boolean isStart(Instant start) {
        return Duration.between(start, started).abs().compareTo(TOLERANCE) < 0;
    }
}
