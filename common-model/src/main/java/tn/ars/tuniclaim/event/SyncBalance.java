package tn.ars.tuniclaim.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a run did with all it received, so that every entry can be accounted for.
 *
 * @param items of the bulletins
 * @param announced bulletins that the partner's {@code nombreBS} promised; it is compared with, never trusted
 */
public record SyncBalance(Counts bordereaux, Counts bulletins, Counts items, long announced) {

    public static final SyncBalance ZERO = new SyncBalance(Counts.ZERO, Counts.ZERO, Counts.ZERO, 0);

    public SyncBalance {
        Required.field(bordereaux, "bordereaux");
        Required.field(bulletins, "bulletins");
        Required.field(items, "items");
    }

    /** Older records say nothing of items, nor of what was announced. */
    @JsonCreator
    static SyncBalance read(
            @JsonProperty("bordereaux") Counts bordereaux,
            @JsonProperty("bulletins") Counts bulletins,
            @JsonProperty("items") @Nullable Counts items,
            @JsonProperty("announced") @Nullable Long announced) {
        return new SyncBalance(
                bordereaux, bulletins, items == null ? Counts.ZERO : items, announced == null ? 0 : announced);
    }

    public SyncBalance plus(SyncBalance other) {
        return new SyncBalance(
                bordereaux.plus(other.bordereaux),
                bulletins.plus(other.bulletins),
                items.plus(other.items),
                announced + other.announced);
    }

    public boolean closes() {
        return bordereaux.closes() && bulletins.closes() && items.closes();
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
