package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.event.SyncBalance.Counts;

/** Some bordereaux on their way into the tables, with what is stored of them; collects what is to be written and told. Not thread-safe. */
final class Batch {

    private final UUID run;
    private final Instant now;
    private final Parties.Named parties;
    private final ArsStatuses.Decided decided;
    private final Map<BordereauReference, Bordereau> stored;
    private final Map<BordereauReference, Map<NumeroBs, BulletinDeSoin>> storedBulletins;

    private final List<Object> newRows = new ArrayList<>();
    private final List<BulletinDeSoin> bulletinsWithOtherItems = new ArrayList<>();
    private final List<Drift> drifts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Batch(
            UUID run,
            Instant now,
            Parties.Named parties,
            ArsStatuses.Decided decided,
            Map<BordereauReference, Bordereau> stored,
            Map<BordereauReference, Map<NumeroBs, BulletinDeSoin>> storedBulletins) {
        this.run = run;
        this.now = now;
        this.parties = parties;
        this.decided = decided;
        this.stored = stored;
        this.storedBulletins = storedBulletins;
    }

    UUID run() {
        return run;
    }

    Instant now() {
        return now;
    }

    /** In the order in which they must be added. */
    List<Object> newRows() {
        return newRows;
    }

    List<BulletinDeSoin> bulletinsWithOtherItems() {
        return bulletinsWithOtherItems;
    }

    List<Drift> drifts() {
        return drifts;
    }

    List<Event> events() {
        return events;
    }

    Fate take(Fingerprinted fingerprinted) {
        var told = fingerprinted.told();
        var bordereau = stored.get(told.reference());
        var taken = bordereau == null ? create(told) : follow(bordereau, told);
        var bulletins = takeBulletins(taken.bordereau(), told.bulletins());
        taken.bordereau().isWritten(fingerprinted.fingerprint(), bulletins.held());
        if (taken.effect() != null || !bulletins.events().isEmpty()) {
            taken.bordereau().isChanged(run);
            var effect = taken.effect() == null ? ImportEffect.UPDATED : taken.effect();
            events.add(taken.bordereau().imported(effect, run));
            events.addAll(bulletins.events());
        }
        return new Fate(Fate.one(taken.bordereau().effectOf(run)), bulletins.counts());
    }

    private Taken create(PartnerBordereau told) {
        var bordereau = new Bordereau(told, parties, decided.statut(told.reference()), now, run);
        newRows.add(bordereau);
        return new Taken(bordereau, ImportEffect.CREATED);
    }

    private Taken follow(Bordereau bordereau, PartnerBordereau told) {
        var saysOther = bordereau.follow(told.content(), parties);
        var move = bordereau.hear(told.statut(), decided.statut(told.reference()) != null);
        if (move == Move.DRIFT && told.statut() != null) {
            drifts.add(new Drift(told.reference(), null, bordereau.statut(), told.statut()));
        }
        return new Taken(bordereau, saysOther || move == Move.FORWARD ? ImportEffect.UPDATED : null);
    }

    private TakenBulletins takeBulletins(Bordereau bordereau, List<PartnerBulletin> told) {
        var known = storedBulletins.getOrDefault(bordereau.reference(), Map.of());
        var taken = new TakenBulletins(known.size());
        for (var bulletin : told) {
            var row = known.get(bulletin.content().numBs());
            if (row == null) {
                taken.created(createBulletin(bordereau, bulletin), bulletin);
            } else if (followBulletin(row, bulletin)) {
                taken.changed(row, bulletin);
            } else {
                taken.count(row);
            }
        }
        return taken;
    }

    private BulletinDeSoin createBulletin(Bordereau bordereau, PartnerBulletin told) {
        var etat = decided.etat(bordereau.reference(), told.content().numBs());
        var row = new BulletinDeSoin(bordereau, told, etat, run);
        newRows.add(row);
        addItems(row, told);
        return row;
    }

    /** True when it is to be told of. */
    private boolean followBulletin(BulletinDeSoin row, PartnerBulletin told) {
        var reference = row.bordereau().reference();
        var saysOther = row.follow(told);
        if (saysOther) {
            bulletinsWithOtherItems.add(row);
            addItems(row, told);
        }
        var move = row.hear(told.etat(), decided.etat(reference, row.numBs()) != null);
        if (move == Move.DRIFT && told.etat() != null) {
            drifts.add(new Drift(reference, row.numBs(), row.etat(), told.etat()));
        }
        return saysOther || move == Move.FORWARD;
    }

    private void addItems(BulletinDeSoin row, PartnerBulletin told) {
        var position = 0;
        for (var item : told.items()) {
            newRows.add(new BulletinItem(row, ++position, item));
        }
    }

    /** @param effect null when there is nothing to tell of the bordereau itself */
    private record Taken(Bordereau bordereau, @Nullable ImportEffect effect) {}

    /** The bulletins of one bordereau, counted. */
    private final class TakenBulletins {

        private final List<Event> events = new ArrayList<>();
        private int held;
        private Counts counts = Counts.ZERO;

        TakenBulletins(int heldBefore) {
            this.held = heldBefore;
        }

        void created(BulletinDeSoin row, PartnerBulletin told) {
            held++;
            events.add(row.imported(ImportEffect.CREATED, told.items(), run));
            count(row);
        }

        void changed(BulletinDeSoin row, PartnerBulletin told) {
            row.isChanged(run);
            events.add(row.imported(ImportEffect.UPDATED, told.items(), run));
            count(row);
        }

        void count(BulletinDeSoin row) {
            counts = counts.plus(Fate.one(row.effectOf(run)));
        }

        int held() {
            return held;
        }

        Counts counts() {
            return counts;
        }

        List<Event> events() {
            return events;
        }
    }
}
