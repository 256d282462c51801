package tn.ars.tuniclaim.event;

/** What a run did with all it received, so that every entry can be accounted for. */
public record SyncBalance(Counts bordereaux, Counts bulletins) {

    public static final SyncBalance ZERO = new SyncBalance(Counts.ZERO, Counts.ZERO);

    public SyncBalance {
        Required.field(bordereaux, "bordereaux");
        Required.field(bulletins, "bulletins");
    }

    public SyncBalance plus(SyncBalance other) {
        return new SyncBalance(bordereaux.plus(other.bordereaux), bulletins.plus(other.bulletins));
    }

    public boolean closes() {
        return bordereaux.closes() && bulletins.closes();
    }

    /** Counts of entries; {@code duplicate} are repetitions inside one answer of the partner. */
    public record Counts(long received, long created, long updated, long unchanged, long duplicate, long rejected) {

        public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0);

        /** Entries in step with the partner after the run. */
        public long inStep() {
            return created + updated + unchanged;
        }

        /** True when each entry received has exactly one fate. */
        public boolean closes() {
            return received == inStep() + duplicate + rejected;
        }

        public Counts plus(Counts other) {
            return new Counts(
                    received + other.received,
                    created + other.created,
                    updated + other.updated,
                    unchanged + other.unchanged,
                    duplicate + other.duplicate,
                    rejected + other.rejected);
        }
    }
}
