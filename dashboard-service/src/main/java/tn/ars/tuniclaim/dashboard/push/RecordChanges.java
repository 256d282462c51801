package tn.ars.tuniclaim.dashboard.push;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.ReclamationChanged;
import tn.ars.tuniclaim.service.intake.Received;

/** Notes what ARS decided; until something is told of what became of it, it is pending. */
@Component
class RecordChanges {

    private static final String INSERT = """
        insert into push (fact_id, bordereau, bulletin, kind, state, changed_at, told_at, outcome)
        select *, 'PENDING' from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
        on conflict (fact_id) do nothing
        """;

    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final News news;

    RecordChanges(JdbcTemplate jdbc, Steps steps, News news) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        var rows = new Rows();
        var story = new ArrayList<Step>(facts.size());
        for (var received : facts) {
            var fact = received.fact();
            var change = (ArsChange) fact.event();
            var subject = PushSubject.of(new Fact<>(fact.id(), fact.time(), fact.source(), change));
            // Complaints are told only where that is switched on, and would be pending for ever.
            if (subject.kind() != PushKind.RECLAMATION) {
                rows.add(
                        fact.id(),
                        change.key(),
                        change.bulletin(),
                        subject.kind(),
                        subject.state(),
                        fact.time(),
                        fact.time());
            }
            story.add(step(fact, change, subject));
        }
        rows.write(jdbc, INSERT);
        steps.add(story);
        news.tell();
    }

    private static Step step(Fact<?> fact, ArsChange change, PushSubject subject) {
        var bulletin = change.bulletin();
        return new Step(
                fact.id(),
                change.bordereau().value(),
                bulletin == null ? null : bulletin.value(),
                fact.time(),
                StepKind.valueOf(subject.kind().name()),
                fact.id(),
                said(change).with(Said.STATUS, subject.state()).words());
    }

    private static Said said(ArsChange change) {
        var said = new Said();
        return switch (change) {
            case BordereauStatusChanged it ->
                said.with(Said.OLD_STATUS, it.oldStatus()).with(Said.BY, it.processedBy());
            case BulletinStatusChanged it ->
                said.with(Said.OLD_STATUS, it.oldStatus()).with(Said.BY, it.processedBy());
            case PaymentChanged it ->
                said.with(Said.MONTANT, it.montant())
                        .with(Said.VIREMENT, it.virementReference())
                        .with(Said.BY, it.processedBy());
            case ReclamationChanged it -> said.with(Said.BY, it.processedBy());
        };
    }
}
