package tn.ars.tuniclaim.dashboard.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.service.intake.Received;

/** Keeps the newest import of each bordereau and bulletin, and notes in its story that it came. */
@Component
class RecordClaims {

    private static final String UPSERT = """
        insert into claim (bordereau, bulletin, status, client, prestataire, partner_id, announced, bulletins, due_on,
            montant, received_at, run_id, told_at)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
            ?::date[], ?::numeric[], ?::timestamptz[], ?::uuid[], ?::timestamptz[])
        on conflict (bordereau, bulletin) do update set
            status = excluded.status, client = excluded.client, prestataire = excluded.prestataire,
            partner_id = excluded.partner_id, announced = excluded.announced, bulletins = excluded.bulletins,
            due_on = excluded.due_on, montant = excluded.montant, received_at = excluded.received_at,
            run_id = excluded.run_id, told_at = excluded.told_at
        where claim.told_at <= excluded.told_at
        """;

    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final News news;

    RecordClaims(JdbcTemplate jdbc, Steps steps, News news) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        var newest = new LinkedHashMap<String, @Nullable Object[]>();
        var story = new ArrayList<Step>(facts.size());
        for (var received : facts) {
            var fact = received.fact();
            switch (fact.event()) {
                case BordereauImported it -> {
                    newest.put(it.reference().value(), row(fact, it));
                    story.add(step(fact, it));
                }
                case BulletinImported it -> {
                    newest.put(it.bordereau().value() + "\0" + it.numBs().value(), row(fact, it));
                    story.add(step(fact, it));
                }
                default ->
                    throw new IllegalArgumentException(
                            "no import: " + fact.event().getClass());
            }
        }
        var rows = new Rows();
        newest.values().forEach(rows::add);
        rows.write(jdbc, UPSERT);
        steps.add(story);
        news.tell();
    }

    private static @Nullable Object[] row(Fact<?> fact, BordereauImported it) {
        return new @Nullable Object[] {
            it.reference().value(),
            "",
            it.statut(),
            it.client(),
            it.prestataire(),
            it.partnerId() == null ? null : it.partnerId().value(),
            it.nombreBs(),
            it.bulletins(),
            null,
            null,
            it.dateReception(),
            it.runId(),
            fact.time()
        };
    }

    private static @Nullable Object[] row(Fact<?> fact, BulletinImported it) {
        return new @Nullable Object[] {
            it.bordereau().value(),
            it.numBs().value(),
            it.etat(),
            null,
            null,
            null,
            null,
            null,
            it.dateEcheance(),
            it.montant(),
            it.dateCreation(),
            it.runId(),
            fact.time()
        };
    }

    private static Step step(Fact<?> fact, BordereauImported it) {
        var words = new Said()
                .with(Said.STATUS, it.statut())
                .with(Said.RUN, it.runId())
                .with(Said.BULLETINS, it.bulletins());
        return new Step(fact.id(), it.reference().value(), null, fact.time(), kind(it.effect()), null, words.words());
    }

    private static Step step(Fact<?> fact, BulletinImported it) {
        var words = new Said()
                .with(Said.STATUS, it.etat())
                .with(Said.RUN, it.runId())
                .with(Said.MONTANT, it.montant());
        var kind = kind(it.effect());
        return new Step(fact.id(), it.bordereau().value(), it.numBs().value(), fact.time(), kind, null, words.words());
    }

    private static StepKind kind(ImportEffect effect) {
        return effect == ImportEffect.CREATED ? StepKind.CREATED : StepKind.UPDATED;
    }
}
