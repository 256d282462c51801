package tn.ars.tuniclaim.simulator.dataset;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All that is decided of one bordereau before a word of it is written. */
final class Shape {

    private static final int FIRST_STATUT = 201;
    private static final String[] STATUTS = {
        "EN_ATTENTE", "A_SCANNER", "SCAN_EN_COURS", "SCANNE", "ASSIGNE", "EN_COURS", "TRAITE", "CLOTURE"
    };
    static final int[] NOTHING_REVISED = {};

    final World world;
    final long index;
    /** Where its randomness comes from. */
    final long draw;
    /** False once it has vanished from the list. */
    final boolean listed;

    private final int moves;
    /** The bulletins that changed since the first generation, one mention per change. */
    private final int[] revised;

    Shape(World world, long index, long draw, boolean listed, int moves, int[] revised) {
        this.world = world;
        this.index = index;
        this.draw = draw;
        this.listed = listed;
        this.moves = moves;
        this.revised = revised;
    }

    boolean meets(Oddity oddity) {
        return world.oddities().meets(oddity, draw);
    }

    @Nullable
    Oddity of(Oddity.Group group) {
        return world.oddities().of(group, draw);
    }

    boolean separate() {
        return meets(Oddity.SEPARATE_BULLETINS);
    }

    /** For what is written one way today and another way tomorrow without saying anything else. */
    long ofThisGeneration() {
        return Draw.at(draw, world.generation(), 3);
    }

    /** How amounts are written today. */
    @Nullable
    Oddity amounts() {
        return world.oddities().of(Oddity.Group.AMOUNT, ofThisGeneration());
    }

    boolean stringId() {
        return world.oddities().meets(Oddity.STRING_ID, ofThisGeneration());
    }

    String statut() {
        var word = STATUTS[rank()];
        if (meets(Oddity.UNKNOWN_STATUT)) {
            return "ATTENTE_PIECES_" + Draw.below(3, draw, FIRST_STATUT);
        }
        return word.equals("SCANNE") && meets(Oddity.SCAN_TERMINE) ? "SCAN_TERMINE" : word;
    }

    boolean writesScanTermine() {
        return STATUTS[rank()].equals("SCANNE") && !meets(Oddity.UNKNOWN_STATUT) && meets(Oddity.SCAN_TERMINE);
    }

    /** False at the last word, from which no step leads further, and where the word hides it. */
    boolean movedInLastStep() {
        return Draw.below(5, draw, FIRST_STATUT) + moves < STATUTS.length && !meets(Oddity.UNKNOWN_STATUT);
    }

    private int rank() {
        return Math.min(Draw.below(5, draw, FIRST_STATUT) + moves, STATUTS.length - 1);
    }

    int bulletins() {
        return meets(Oddity.EMPTY_BULLETINS) ? 0 : world.settings().bulletinsPerBordereau();
    }

    int items(long bulletinDraw) {
        return world.oddities().meets(Oddity.EMPTY_ITEMS, bulletinDraw)
                ? 0
                : world.settings().itemsPerBulletin();
    }

    @Nullable
    Oddity defect(long bulletinDraw) {
        return world.oddities().of(Oddity.Group.DEFECT, bulletinDraw);
    }

    long bulletinDraw(int ordinal) {
        return Draw.at(draw, ordinal, 1);
    }

    int revisions() {
        return revised.length;
    }

    int revisions(int ordinal) {
        var times = 0;
        for (var bulletin : revised) {
            times += bulletin == ordinal ? 1 : 0;
        }
        return times;
    }

    /** What the second of two differing copies says. */
    Shape revisedOnceMore() {
        var more = Arrays.copyOf(revised, revised.length + 1);
        return new Shape(world, index, draw, listed, moves, more);
    }
}
