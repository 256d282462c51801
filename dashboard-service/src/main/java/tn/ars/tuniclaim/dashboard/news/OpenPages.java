package tn.ars.tuniclaim.dashboard.news;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
    private final ConcurrentMap<SseEmitter, Open> pages = new ConcurrentHashMap<>();
    private volatile Instant newsAt = Instant.EPOCH;
    private volatile boolean running;
    private long opened;

    OpenPages(NewsProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty when there are too many already. */
    Optional<SseEmitter> open(String account) {
        var page = new SseEmitter(LONGEST_MILLIS);
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(page::complete);
        page.onError(_ -> pages.remove(page));
        if (!isAdmitted(page, account)) {
            return Optional.empty();
        }
        send(page, "hello");
        return Optional.of(page);
    }

    private synchronized boolean isAdmitted(SseEmitter page, String account) {
        var own = pages.entrySet().stream()
                .filter(it -> it.getValue().account().equals(account))
                .sorted(Comparator.comparingLong(it -> it.getValue().number()))
                .map(Map.Entry::getKey)
                .toList();
        own.stream()
                .limit(Math.max(0, own.size() + 1 - settings.pagesOfAccount()))
                .forEach(this::end);
        if (pages.size() >= settings.pages()) {
            return false;
        }
        pages.put(page, new Open(account, ++opened, clock.instant()));
        return true;
    }

    boolean has(SseEmitter page) {
        return pages.containsKey(page);
    }

    private void end(SseEmitter page) {
        pages.remove(page);
        page.complete();
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
        pages.forEach((page, open) -> {
            var toldAt = open.toldAt();
            var isNew = newsAt.isAfter(toldAt);
            if (isNew ? toldAt.isBefore(before) : toldAt.isBefore(silent)) {
                pages.replace(page, open.toldAt(now));
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

    /** @param number in the order in which they were opened */
    private record Open(String account, long number, Instant toldAt) {

        Open toldAt(Instant now) {
            return new Open(account, number, now);
        }
    }
}
