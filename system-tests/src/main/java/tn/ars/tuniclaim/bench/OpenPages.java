package tn.ars.tuniclaim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tn.ars.tuniclaim.bench.stage.Waiting;

/** Pages that people left open: each is told when something is new. */
final class OpenPages implements AutoCloseable {

    /** With so many of them, each is told every twenty seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<InputStream> pages = new ArrayList<>();
    private final List<AtomicInteger> news = new ArrayList<>();

    private OpenPages() {}

    static OpenPages open(Visitor visitor, int count) {
        var open = new OpenPages();
        try {
            for (var number = 0; number < count; number++) {
                var page = visitor.open("/live");
                var heard = new AtomicInteger();
                open.pages.add(page);
                open.news.add(heard);
                Thread.ofVirtual().start(() -> listen(page, heard));
            }
        } catch (IOException failure) {
            open.close();
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            open.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return open;
    }

    private static void listen(InputStream page, AtomicInteger heard) {
        try (var lines = new BufferedReader(new InputStreamReader(page, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event:news")) {
                    heard.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            // By us, at the end.
        }
    }

    /** How many hear of something new that happens now. */
    long heard(DashboardStage stage) {
        var before = news.stream().map(AtomicInteger::get).toList();
        stage.tellNews();
        try {
            Waiting.until("every page heard of it", PATIENCE, () -> heardSince(before) == pages.size());
        } catch (IllegalStateException late) {
            System.err.println(late.getMessage());
        }
        return heardSince(before);
    }

    private long heardSince(List<Integer> before) {
        var count = 0L;
        for (var number = 0; number < before.size(); number++) {
            count += news.get(number).get() > before.get(number) ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {
        pages.forEach(page -> {
            try {
                page.close();
            } catch (IOException gone) {
                // That is what was wanted.
            }
        });
    }
}
