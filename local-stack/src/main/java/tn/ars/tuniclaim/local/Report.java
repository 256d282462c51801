package tn.ars.tuniclaim.local;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tn.ars.tuniclaim.local.RunRecord.Line;

/** What a person reads when it runs. */
final class Report {
    private Report() {}

    static void print(RunRecord record, Home home, PrintWriter out) {
        out.printf("%nMY TUNICLAIM integration, on this machine%n");
        for (var section : record.sections()) {
            out.printf("%n  %s%n", section.title());
            section.lines().forEach(line -> print(line, out));
        }
        out.printf("%n  %s. Logs in %s, accounts in %s.%n", readiness(record), home.logs(), home.accounts());
        out.flush();
    }

    /** What each service says of itself now. */
    static void printReadiness(Map<String, Readiness> answers, PrintWriter out) {
        out.printf("%n  Asked now%n");
        answers.forEach((service, answer) -> print(new Line(service, answer.words()), out));
        out.flush();
    }

    /** Resident memory, of all and of each. */
    static void printMemory(RunRecord record, PrintWriter out) {
        var total = 0L;
        out.printf("%n  Memory%n");
        for (var mark : Stream.concat(Stream.of(record.launcher()), record.processes().stream())
                .toList()) {
            var bytes = memory(mark, record);
            total += bytes;
            print(new Line(mark.name(), Memory.text(bytes)), out);
        }
        print(new Line("together", Memory.text(total)), out);
        out.println();
        out.flush();
    }

    /** The launcher's children are listed on their own, the database's are part of it. */
    private static long memory(ProcessMark mark, RunRecord record) {
        var process = mark.running();
        var alone = mark.equals(record.launcher());
        return process.map(alone ? Memory::ofItself : Memory::of).orElse(0L);
    }

    private static String readiness(RunRecord record) {
        return Optional.ofNullable(record.secondsToReady())
                .map(seconds -> String.format(Locale.ROOT, "Started in %.0f s", seconds))
                .orElse("Starting");
    }

    private static void print(Line line, PrintWriter out) {
        out.printf("    %-20s %s%n", line.what(), line.text());
    }
}
