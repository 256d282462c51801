package tn.ars.tuniclaim.simulator.dataset;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tn.ars.tuniclaim.simulator.dataset.Counts.Changes;
import tn.ars.tuniclaim.simulator.dataset.Counts.Holding;
import tn.ars.tuniclaim.simulator.dataset.Oddity.Group;

/** Walks once through the world and counts. */
final class Census {

    private static final Oddity[] OF_BORDEREAU = {
        Oddity.SEPARATE_BULLETINS,
        Oddity.UNKNOWN_STATUT,
        Oddity.WRONG_NOMBRE_BS,
        Oddity.EMPTY_BULLETINS,
        Oddity.UNKNOWN_FIELDS,
        Oddity.ARABIC_NAMES,
        Oddity.MISSING_CLIENT_NAME,
        Oddity.CONTRACT_CLIENT_OBJECT
    };

    private final World world;
    private final Map<Oddity, Long> met = new EnumMap<>(Oddity.class);
    private final Tally listed = new Tally();
    private final Tally toHold = new Tally();
    private final Tally everToHold = new Tally();
    private long listEntries;
    private long rejectedBordereaux;
    private long rejectedBulletins;
    private long changed;
    private long vanished;
    private long moved;
    private long touched;

    private static final class Tally {
        long bordereaux;
        long bulletins;
        long items;

        Holding holding() {
            return new Holding(bordereaux, bulletins, items);
        }
    }

    Census(World world) {
        this.world = world;
    }

    Counts counts() {
        var total = world.everListed();
        for (var index = 0L; index < total; index++) {
            var shape = world.shape(index);
            if (shape.listed) {
                countEntry(shape);
            }
            countBulletins(shape);
            countChanges(shape);
        }
        return new Counts(
                world.generation(),
                listEntries,
                listed.bordereaux,
                listed.bulletins,
                listed.items,
                metOddities(),
                rejectedBordereaux,
                rejectedBulletins,
                toHold.holding(),
                everToHold.holding(),
                new Changes(added(), changed, vanished, moved, touched));
    }

    private void countEntry(Shape shape) {
        listed.bordereaux++;
        listEntries++;
        for (var oddity : OF_BORDEREAU) {
            meet(oddity, shape.meets(oddity));
        }
        meet(Oddity.STRING_ID, shape.stringId() && hasId(shape));
        meet(Oddity.SCAN_TERMINE, shape.writesScanTermine());
        var repetition = shape.of(Group.REPETITION);
        if (repetition != null) {
            meet(repetition, true);
            listEntries++;
        }
        var identity = shape.of(Group.IDENTITY);
        if (identity != null) {
            meet(identity, true);
            rejectedBordereaux += identity == Oddity.MISSING_IDENTITY ? 1 : 0;
        }
    }

    private static boolean hasId(Shape shape) {
        var identity = shape.of(Group.IDENTITY);
        return identity == null || identity == Oddity.MISSING_REFERENCE;
    }

    private void countBulletins(Shape shape) {
        var taken = shape.of(Group.IDENTITY) != Oddity.MISSING_IDENTITY;
        if (!taken && shape.separate()) {
            return; // nobody can ask for them
        }
        var bulletins = 0L;
        var items = 0L;
        var defects = 0L;
        var itemsOfDefects = 0L;
        for (var ordinal = 0; ordinal < shape.bulletins(); ordinal++) {
            var draw = shape.bulletinDraw(ordinal);
            var defect = shape.defect(draw);
            var own = shape.items(draw);
            bulletins++;
            items += own;
            if (defect != null) {
                defects++;
                itemsOfDefects += own;
                meet(defect, shape.listed);
            }
            if (shape.listed && shape.world.oddities().meets(Oddity.EMPTY_ITEMS, draw)) {
                meet(Oddity.EMPTY_ITEMS, true);
            }
        }
        if (shape.listed) {
            listed.bulletins += bulletins;
            listed.items += items;
            rejectedBulletins += taken ? defects : 0;
        }
        if (taken) {
            hold(everToHold, bulletins - defects, items - itemsOfDefects);
            if (shape.listed) {
                hold(toHold, bulletins - defects, items - itemsOfDefects);
            }
        }
    }

    private static void hold(Tally tally, long bulletins, long items) {
        tally.bordereaux++;
        tally.bulletins += bulletins;
        tally.items += items;
    }

    private long added() {
        if (world.generations().isEmpty()) {
            return 0;
        }
        var last = world.generations().getLast();
        return last.after() - last.before();
    }

    private void countChanges(Shape shape) {
        if (world.generations().isEmpty()) {
            return;
        }
        var last = world.generations().getLast();
        if (shape.index >= last.before()) {
            return;
        }
        if (!shape.listed) {
            vanished += world.previous().shape(shape.index).listed ? 1 : 0;
            return;
        }
        var changes = last.changes(shape.draw);
        var moves = last.moves(shape.draw) && shape.movedInLastStep();
        changed += changes ? 1 : 0;
        moved += moves ? 1 : 0;
        touched += changes || moves ? 1 : 0;
    }

    private void meet(Oddity oddity, boolean does) {
        if (does) {
            met.merge(oddity, 1L, Long::sum);
        }
    }

    private Map<String, Long> metOddities() {
        var words = new LinkedHashMap<String, Long>();
        met.forEach((oddity, count) -> words.put(oddity.word(), count));
        return words;
    }
}
