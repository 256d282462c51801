package tn.ars.tuniclaim.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.OwnCertificate;
import tn.ars.tuniclaim.local.parts.ScriptedMail;

/** What a mail server does wrong, one thing after the other: each once, in an order that is drawn, before any comes again. */
final class MailTroubles {

    /**
     * @param drawn how often it was told to
     * @param times that it did so to somebody
     */
    record Count(long drawn, long times) {}

    /** @param name as figures say it */
    private record Trouble(String name, Runnable begin) {}

    private final ScriptedMail server;
    private final OwnCertificate own;
    private final SplittableRandom random;
    private final List<Trouble> all;
    private final Deque<Trouble> deck = new ArrayDeque<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private @Nullable Trouble now;
    private int before;

    MailTroubles(ScriptedMail server, OwnCertificate own, OwnCertificate ofAnother, SplittableRandom random) {
        this.server = server;
        this.own = own;
        this.random = random;
        all = List.of(
                new Trouble("down", () -> server.setUp(false)),
                new Trouble("hangs", () -> server.hangAt("MAIL FROM")),
                new Trouble("hangsUp", () -> server.hangUpAt("DATA")),
                new Trouble("hangsUpInTheMail", server::hangUpAmidst),
                new Trouble("otherCertificate", () -> server.show(ofAnother)),
                new Trouble("says421", () -> server.refuse("MAIL FROM", "421 4.3.2 shutting down")),
                new Trouble("says451", () -> server.refuse("RCPT TO", "451 4.7.1 later")),
                new Trouble("says451AfterTheMail", () -> server.refuse(".", "451 4.3.0 local error")),
                new Trouble("says550ToOne", () -> server.refuse("RCPT TO:<night", "550 5.1.1 no such user")),
                new Trouble("says554", () -> server.refuse("MAIL FROM", "554 5.7.1 Sender address rejected")));
    }

    void forget() {
        deck.clear();
        counts.clear();
        all.forEach(trouble -> counts.put(trouble.name(), new Count(0, 0)));
    }

    /** Instead of the one before. */
    void next() {
        mend();
        if (deck.isEmpty()) {
            var shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        var drawn = deck.pop();
        before = server.troubles();
        drawn.begin().run();
        now = drawn;
    }

    /** Whether anybody met with the one of now. */
    boolean isMet() {
        return now == null || server.troubles() > before;
    }

    void mend() {
        server.refuseNothing();
        server.show(own);
        server.setUp(true);
        if (now != null) {
            var times = server.troubles() - before;
            counts.computeIfPresent(now.name(), (_, count) -> new Count(count.drawn() + 1, count.times() + times));
            now = null;
        }
    }

    Map<String, Count> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
