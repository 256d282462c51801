package tn.ars.tuniclaim.dashboard.incident;

import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.service.intake.Received;

/** Opens, renews and closes matters. In the order told, since closing and opening again in one batch is two things. */
@Component
class RecordAlerts {

    private static final String RAISE = """
        insert into alert (cause, subject, detail, bordereau, since, raised_at) values (?, ?, ?, ?, ?, ?)
        on conflict (cause, subject) do update set
            detail = excluded.detail, bordereau = excluded.bordereau, raised_at = excluded.raised_at,
            since = case when alert.resolved_at >= alert.raised_at then excluded.since else alert.since end
        where alert.raised_at < excluded.raised_at
            and (alert.resolved_at is null or alert.resolved_at < excluded.raised_at)
        """;
    /** An end that is told before its beginning is kept too: a matter that was over before anybody heard of it. */
    private static final String RESOLVE = """
        insert into alert (cause, subject, detail, since, raised_at, resolved_at) values (?, ?, '', ?, ?, ?)
        on conflict (cause, subject) do update set
            resolved_at = greatest(alert.resolved_at, excluded.resolved_at)
        """;

    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final News news;

    RecordAlerts(JdbcTemplate jdbc, Steps steps, News news) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        for (var received : facts) {
            var alert = (Alert) received.event();
            var at = Timestamp.from(received.fact().time());
            var cause = alert.cause().name();
            var subject = Objects.requireNonNullElse(alert.subject(), "");
            switch (alert) {
                case AlertRaised raised -> {
                    jdbc.update(RAISE, cause, subject, raised.detail(), name(raised.bordereau()), at, at);
                    steps.add(step(received, raised));
                }
                case AlertResolved _ -> jdbc.update(RESOLVE, cause, subject, at, at, at);
            }
        }
        news.tell();
    }

    private static List<Step> step(Received received, AlertRaised raised) {
        var bordereau = raised.bordereau();
        var words = new Said().with(Said.REASON, raised.cause()).words();
        var fact = received.fact();
        return bordereau == null || raised.cause() == AlertCause.PUSH_REFUSED // which its own step says
                ? List.of()
                : List.of(new Step(fact.id(), bordereau.value(), null, fact.time(), StepKind.ALERT, null, words));
    }

    private static @Nullable String name(@Nullable BordereauReference bordereau) {
        return bordereau == null ? null : bordereau.value();
    }
}
