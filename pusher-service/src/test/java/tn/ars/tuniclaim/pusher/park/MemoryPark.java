package tn.ars.tuniclaim.pusher.park;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.Moment;

/** A park without a database, whose claims last until closed; its contract is tested like the real one's. */
public class MemoryPark implements Park {

    private final Clock clock;
    private final Map<BordereauReference, Lane> lanes = new HashMap<>();
    private @Nullable Instant unknownToldAt;

    public MemoryPark(Clock clock) {
        this.clock = clock;
    }

    private static final class Lane {
        final Map<String, Parked> parked = new TreeMap<>();

        @Nullable
        Claim claim;

        @Nullable
        Instant due;

        @Nullable
        ParkReason reason;

        @Nullable
        Instant tried;

        int failures;
        boolean unknown;
        boolean held;
    }

    private Lane lane(BordereauReference bordereau) {
        return lanes.computeIfAbsent(bordereau, _ -> new Lane());
    }

    @Override
    public synchronized Optional<Claim> claim(BordereauReference bordereau) {
        var lane = lane(bordereau);
        if (lane.claim != null) {
            return Optional.empty();
        }
        var claim = new MemoryClaim(bordereau, lane.reason, lane.failures, lane.due, lane.unknown);
        lane.claim = claim;
        lane.held = true;
        return Optional.of(claim);
    }

    /** True when there ever was a claim under that name, or anything waits under it. */
    public synchronized boolean hasLane(BordereauReference name) {
        return lanes.containsKey(name);
    }

    /** One at a time, and so slowly that a claim lasts for one. */
    @Override
    public synchronized boolean rename(BordereauReference from, BordereauReference to) {
        useUpClaim(from);
        useUpClaim(to);
        waiting(from).stream().findFirst().ifPresent(parked -> {
            add(parked.change().of(to), parked.calls(), ParkReason.BEHIND_ANOTHER, clock.instant());
            remove(List.of(parked.change()));
        });
        if (lane(from).parked.isEmpty()) {
            lanes.remove(from);
        }
        return !lanes.containsKey(from);
    }

    private void useUpClaim(BordereauReference bordereau) {
        var lane = lane(bordereau);
        if (!lane.held) {
            throw new IllegalStateException("the claim of " + bordereau + " ran out");
        }
        lane.held = false;
    }

    @Override
    public synchronized List<Parked> waiting(BordereauReference bordereau) {
        return lane(bordereau).parked.values().stream()
                .sorted(Comparator.<Parked, Moment>comparing(
                        parked -> parked.change().moment()))
                .toList();
    }

    @Override
    public synchronized void add(Change change, Calls calls, ParkReason reason, @Nullable Instant due) {
        var lane = lane(change.bordereau());
        if (lane.due == null && !lane.unknown) {
            lane.due = due == null ? clock.instant() : due;
        }
        lane.parked.merge(
                change.id(),
                new Parked(change, calls),
                (before, now) ->
                        new Parked(change, now.calls().made() > before.calls().made() ? now.calls() : before.calls()));
    }

    @Override
    public synchronized void remove(Collection<Change> changes) {
        changes.forEach(change -> lane(change.bordereau()).parked.remove(change.id()));
    }

    @Override
    public synchronized void postpone(BordereauReference bordereau, ParkReason reason, @Nullable Instant due) {
        var lane = lane(bordereau);
        lane.due = due;
        lane.reason = reason;
        lane.tried = clock.instant();
        lane.failures++;
    }

    @Override
    public synchronized Optional<Instant> noteUnknown(BordereauReference bordereau) {
        var lane = lane(bordereau);
        if (lane.unknown) {
            return Optional.empty();
        }
        lane.unknown = true;
        unknownToldAt = clock.instant();
        return Optional.of(clock.instant());
    }

    @Override
    public synchronized Optional<Instant> allKnownAgain() {
        if (unknownToldAt == null || unknown().findAny().isPresent()) {
            return Optional.empty();
        }
        unknownToldAt = null;
        return Optional.of(clock.instant());
    }

    @Override
    public synchronized Optional<StillUnknown> stillUnknown(Duration silence) {
        var now = clock.instant();
        if (unknownToldAt == null || now.isBefore(unknownToldAt.plus(silence))) {
            return Optional.empty();
        }
        unknownToldAt = now;
        return unknown()
                .min(Comparator.comparing(BordereauReference::value))
                .map(one -> new StillUnknown((int) unknown().count(), one, now));
    }

    private Stream<BordereauReference> unknown() {
        return lanes.entrySet().stream()
                .filter(entry ->
                        entry.getValue().unknown && !entry.getValue().parked.isEmpty())
                .map(Map.Entry::getKey);
    }

    @Override
    public synchronized void recovered(BordereauReference bordereau) {
        var lane = lane(bordereau);
        lane.unknown = false;
        cameThrough(lane);
    }

    private static void cameThrough(Lane lane) {
        lane.reason = null;
        lane.failures = 0;
    }

    @Override
    public synchronized void settle(BordereauReference bordereau) {
        var lane = lane(bordereau);
        if (lane.parked.isEmpty()) {
            lane.due = null;
            cameThrough(lane);
        }
    }

    @Override
    public synchronized List<BordereauReference> due(Instant now, int limit) {
        return lanes.entrySet().stream()
                .filter(entry -> entry.getValue().claim == null
                        && entry.getValue().due != null
                        && !entry.getValue().due.isAfter(now))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void hastenFailing(Instant triedBefore, int limit) {
        lanes.values().stream()
                .filter(lane -> lane.reason == ParkReason.PARTNER_FAILING
                        && lane.tried != null
                        && lane.tried.isBefore(triedBefore)
                        && lane.due != null
                        && lane.due.isAfter(clock.instant()))
                .limit(limit)
                .forEach(lane -> lane.due = clock.instant());
    }

    @Override
    public synchronized void setFree(Collection<BordereauReference> bordereaux) {
        bordereaux.stream().map(this::lane).filter(lane -> lane.unknown).forEach(lane -> {
            lane.unknown = false;
            lane.failures = 0;
            lane.due = lane.parked.isEmpty() ? null : clock.instant();
        });
    }

    /** It does not count the time. */
    @Override
    public Optional<Instant> oldest() {
        return Optional.empty();
    }

    @Override
    public Duration claimReserve() {
        return Duration.ofDays(1);
    }

    private final class MemoryClaim implements Claim {

        private final BordereauReference bordereau;
        private final @Nullable ParkReason reason;
        private final int failures;
        private final @Nullable Instant due;
        private final boolean unknown;

        MemoryClaim(
                BordereauReference bordereau,
                @Nullable ParkReason reason,
                int failures,
                @Nullable Instant due,
                boolean unknown) {
            this.bordereau = bordereau;
            this.reason = reason;
            this.failures = failures;
            this.due = due;
            this.unknown = unknown;
        }

        @Override
        public @Nullable ParkReason reason() {
            return reason;
        }

        @Override
        public int failures() {
            return failures;
        }

        @Override
        public @Nullable Instant due() {
            return due;
        }

        @Override
        public boolean isUnknown() {
            return unknown;
        }

        @Override
        public void hold() {
            synchronized (MemoryPark.this) {
                lane(bordereau).held = true;
            }
        }

        @Override
        public void close() {
            synchronized (MemoryPark.this) {
                var lane = lanes.get(bordereau);
                if (lane != null && lane.claim instanceof MemoryClaim holder && holder.equals(this)) {
                    lane.claim = null;
                }
            }
        }
    }
}
