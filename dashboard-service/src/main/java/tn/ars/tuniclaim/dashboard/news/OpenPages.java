package tn.ars.tuniclaim.dashboard.news;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages that people look at just now, through this instance. Thread-safe. */
@Component
class OpenPages implements SmartLifecycle {

    /** A browser comes back by itself; until then nobody is left that has gone without a word. */
    private static final long LONGEST_MILLIS = 600_000;

    private final NewsProperties settings;
    private final Clock clock;
    private final ConcurrentMap<SseEmitter, Instant> pages = new ConcurrentHashMap<>();
    private volatile Instant newsAt = Instant.EPOCH;
    private volatile boolean running;

    OpenPages(NewsProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    SseEmitter open() {
        var page = new SseEmitter(LONGEST_MILLIS);
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(page::complete);
        page.onError(_ -> pages.remove(page));
        pages.put(page, clock.instant());
        send(page, "hello");
        return page;
    }

    /** Something is new; each page hears of it when its turn comes. */
    void tell() {
        newsAt = clock.instant();
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void tick() {
        var now = clock.instant();
        var before = now.minus(settings.pause(pages.size()));
        var silent = now.minus(settings.heartbeat());
        pages.forEach((page, toldAt) -> {
            var isNew = newsAt.isAfter(toldAt);
            if (isNew ? toldAt.isBefore(before) : toldAt.isBefore(silent)) {
                pages.replace(page, now);
                // One that does not take it must not hold up the others.
                Thread.startVirtualThread(() -> send(page, isNew ? "news" : "alive"));
            }
        });
    }

    private void send(SseEmitter page, String name) {
        try {
            page.send(SseEmitter.event().name(name).data(""));
        } catch (IOException | IllegalStateException gone) {
            pages.remove(page);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its last answers: these would never end. */
    @Override
    public void stop() {
        running = false;
        pages.keySet().forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
