package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.bordereau.ArsStatuses.Decision;
import tn.ars.tuniclaim.importer.bordereau.Bordereaux.Stored;
import tn.ars.tuniclaim.importer.bordereau.Bordereaux.StoredBulletin;
import tn.ars.tuniclaim.importer.publication.Change;

/**
 * Some bordereaux on their way into the tables, compared with what is stored of them; collects what is to be written and told.
 * Not thread-safe.
 */
final class Batch {

    private final UUID run;
    private final Instant now;
    private final Bordereaux ids;
    private final ArsStatuses.Decided decided;
    private final Map<BordereauReference, Stored> stored;
    private final Map<Long, Map<NumeroBs, StoredBulletin>> storedBulletins;

    final List<BordereauRow> newBordereaux = new ArrayList<>();
    final List<BordereauRow> changedBordereaux = new ArrayList<>();
    final List<BulletinRow> newBulletins = new ArrayList<>();
    final List<BulletinRow> changedBulletins = new ArrayList<>();
    final List<BulletinRow> bulletinsWithOtherItems = new ArrayList<>();
    final List<Drift> drifts = new ArrayList<>();
    final List<Agreement> agreements = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();

    Batch(
            UUID run,
            Instant now,
            Bordereaux ids,
            ArsStatuses.Decided decided,
            Map<BordereauReference, Stored> stored,
            Map<Long, Map<NumeroBs, StoredBulletin>> storedBulletins) {
        this.run = run;
        this.now = now;
        this.ids = ids;
        this.decided = decided;
        this.stored = stored;
        this.storedBulletins = storedBulletins;
    }

    Fate take(Prepared prepared) {
        var row = stored.get(prepared.reference());
        return row == null ? create(prepared) : follow(row, prepared);
    }

    private Fate create(Prepared prepared) {
        var told = prepared.told();
        var decision = decided.statut(told.reference());
        var heard = Heard.first(told.statut(), status(decision));
        var dateReception = told.content().dateReception();
        var row = new BordereauRow(
                ids.nextBordereau(),
                prepared,
                heard.status(),
                heard.word(),
                dateReception == null ? now : dateReception,
                prepared.bulletins().size(),
                run,
                run);
        note(told.reference(), null, heard, decision);
        newBordereaux.add(row);
        var bulletins = new Bulletins(row, Map.of());
        prepared.bulletins().forEach(bulletins::take);
        changes.add(change(row, bulletins.changed));
        return fate(row, bulletins);
    }

    private Fate follow(Stored before, Prepared prepared) {
        var told = prepared.told();
        var decision = decided.statut(told.reference());
        var held = decision == null ? before.statut() : decision.status();
        var heard = Heard.statut(held, before.partnerStatut(), told.statut(), decision != null);
        var dateReception = told.content().dateReception();
        var asBefore = new BordereauRow(
                before.id(),
                prepared,
                heard.status(),
                heard.word(),
                dateReception == null ? before.dateReception() : dateReception,
                before.held(),
                before.createdByRun(),
                before.changedByRun());
        note(told.reference(), null, heard, decision);
        var bulletins = new Bulletins(asBefore, storedBulletins.getOrDefault(before.id(), Map.of()));
        prepared.bulletins().forEach(bulletins::take);
        var isChanged = !before.ofContent().equals(prepared.ofContent())
                || heard.status() != before.statut()
                || !bulletins.changed.isEmpty();
        var row = bulletins.counted(isChanged);
        if (!before.ofAll().equals(prepared.ofAll())) {
            changedBordereaux.add(row);
        }
        if (isChanged) {
            var isToldAlready = before.changedByRun().equals(run);
            changes.add(isToldAlready ? Change.readBack(row.id(), 1 + row.held()) : change(row, bulletins.changed));
        }
        return fate(row, bulletins);
    }

    private static <S> @Nullable S status(@Nullable Decision<S> decision) {
        return decision == null ? null : decision.status();
    }

    private <S extends Enum<S>> void note(
            BordereauReference reference, @Nullable NumeroBs numBs, Heard<S> heard, @Nullable Decision<S> decision) {
        switch (heard.move()) {
            case NONE -> {}
            case DRIFT -> {
                var decidedAt = decision == null ? null : decision.at();
                drifts.add(
                        new Drift(reference, numBs, heard.status(), decidedAt, Objects.requireNonNull(heard.word())));
            }
            case FORWARD, AGREED -> agreements.add(new Agreement(reference, numBs, heard.status()));
        }
    }

    private Change change(BordereauRow row, List<BulletinRow> bulletins) {
        var facts = new ArrayList<Event>(1 + bulletins.size());
        facts.add(row.imported(run));
        bulletins.stream()
                .sorted(Comparator.comparingLong(BulletinRow::id))
                .forEach(bulletin -> facts.add(bulletin.imported(row.prepared().reference(), run)));
        return Change.of(row.id(), facts, row.prepared().manner().size());
    }

    private Fate fate(BordereauRow row, Bulletins bulletins) {
        var announced = row.prepared().told().content().nombreBs();
        return new Fate(
                Effect.of(run, row.createdByRun(), row.changedByRun()).of(1),
                bulletins.counts,
                bulletins.items,
                announced == null ? 0 : announced);
    }

    /** The bulletins of one bordereau, compared and counted. */
    private final class Bulletins {

        private final BordereauRow bordereau;
        private final BordereauReference reference;
        private final Map<NumeroBs, StoredBulletin> known;
        private final List<BulletinRow> changed = new ArrayList<>();
        private int created;
        private Counts counts = Counts.ZERO;
        private Counts items = Counts.ZERO;

        Bulletins(BordereauRow bordereau, Map<NumeroBs, StoredBulletin> known) {
            this.bordereau = bordereau;
            this.reference = bordereau.prepared().reference();
            this.known = known;
        }

        void take(Prepared.Bulletin prepared) {
            var before = known.get(prepared.told().content().numBs());
            var row = before == null ? create(prepared) : follow(before, prepared);
            counts = counts.plus(
                    Effect.of(run, row.createdByRun(), row.changedByRun()).of(1));
            items = items.plus(Effect.of(run, row.createdByRun(), row.itemsByRun())
                    .of(prepared.items().size()));
        }

        private BulletinRow create(Prepared.Bulletin prepared) {
            var told = prepared.told();
            var numBs = told.content().numBs();
            var decision = decided.etat(reference, numBs);
            Heard<BulletinStatus> heard = Heard.firstEtat(told.etat(), status(decision));
            note(reference, numBs, heard, decision);
            var row = row(ids.nextBulletin(), prepared, heard, run, run, run);
            created++;
            newBulletins.add(row);
            changed.add(row);
            return row;
        }

        private BulletinRow follow(StoredBulletin before, Prepared.Bulletin prepared) {
            var told = prepared.told();
            var decision = decided.etat(reference, before.numBs());
            var held = decision == null ? before.etat() : decision.status();
            var heard = Heard.etat(held, before.partnerEtat(), told.etat(), decision != null);
            note(reference, before.numBs(), heard, decision);
            var hasOtherItems = !before.ofItems().equals(prepared.ofItems());
            var isChanged = !before.fingerprint().equals(prepared.fingerprint())
                    || heard.status() != before.etat()
                    || !before.dateEcheance().equals(dateEcheance(prepared));
            var row = row(
                    before.id(),
                    prepared,
                    heard,
                    before.createdByRun(),
                    isChanged ? run : before.changedByRun(),
                    hasOtherItems ? run : before.itemsByRun());
            if (isChanged) {
                changed.add(row);
            }
            if (isChanged || !Objects.equals(heard.word(), before.partnerEtat())) {
                changedBulletins.add(row);
            }
            if (hasOtherItems) {
                bulletinsWithOtherItems.add(row);
            }
            return row;
        }

        private BulletinRow row(
                long id,
                Prepared.Bulletin prepared,
                Heard<BulletinStatus> heard,
                UUID createdByRun,
                UUID changedByRun,
                UUID itemsByRun) {
            return new BulletinRow(
                    id,
                    bordereau.id(),
                    prepared,
                    heard.status(),
                    heard.word(),
                    dateEcheance(prepared),
                    createdByRun,
                    changedByRun,
                    itemsByRun);
        }

        /** May move though the bulletin says what it said: with the reception of its bordereau. */
        private LocalDate dateEcheance(Prepared.Bulletin prepared) {
            return BulletinRow.dateEcheance(prepared.told().content(), bordereau.dateReception());
        }

        /** The bordereau with its bulletins counted. */
        BordereauRow counted(boolean isChanged) {
            return new BordereauRow(
                    bordereau.id(),
                    bordereau.prepared(),
                    bordereau.statut(),
                    bordereau.partnerStatut(),
                    bordereau.dateReception(),
                    bordereau.held() + created,
                    bordereau.createdByRun(),
                    isChanged ? run : bordereau.changedByRun());
        }
    }
}
