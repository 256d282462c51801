package tn.ars.tuniclaim.pusher.command;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.PushEvent.PushFlowChanged;
import tn.ars.tuniclaim.pusher.partner.Flow;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Paused until somebody resumes, whatever is restarted. Other instances learn of it within a second. Thread-safe. */
@Component
class JdbcFlow implements Flow {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    /** Until it is known, nothing is told: it may be paused. */
    private volatile boolean paused = true;

    private volatile boolean known;

    JdbcFlow(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    void look() {
        paused = jdbc.sql("select exists (select from paused)")
                .query(Boolean.class)
                .single();
        known = true;
    }

    /** As far as it is known. */
    boolean isPausedBySomebody() {
        return known && paused;
    }

    /** With the caller's transaction; the next {@link #look} sees it. */
    @Transactional
    public void set(boolean pause, String by, @Nullable String reason) {
        jdbc.sql(pause ? "insert into paused (only_one) values (true) on conflict do nothing" : "delete from paused")
                .update();
        outbox.add(new PushFlowChanged(pause, by, reason));
    }
}
