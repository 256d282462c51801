package tn.ars.tuniclaim.bench.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A question a line, an answer a line. */
public final class Conversation {

    private final Child child;
    private final Path log;
    private final PrintWriter out;
    private final BufferedReader in;

    Conversation(Child child, Path log) {
        this.child = child;
        this.log = log;
        this.out = new PrintWriter(child.process().outputWriter(StandardCharsets.UTF_8), true);
        this.in = child.process().inputReader(StandardCharsets.UTF_8);
    }

    public String ask(String question) {
        out.println(question);
        try {
            var answer = in.readLine();
            if (answer == null) {
                throw new IllegalStateException("no answer to \"%s\", see %s".formatted(question, log));
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Duration cpu() {
        return Cpu.ofTree(child.process().pid());
    }
}
