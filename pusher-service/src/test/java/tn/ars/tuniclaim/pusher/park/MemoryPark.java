package tn.ars.tuniclaim.pusher.park;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.Moment;

/** A park without a database, whose claims last until closed; its contract is tested like the real one's. */
public final class MemoryPark implements Park {

    private final Clock clock;
    private final Map<BordereauReference, Lane> lanes = new HashMap<>();
    private boolean unknownTold;

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
        var claim = new MemoryClaim(bordereau, lane.reason, lane.failures, lane.due);
        lane.claim = claim;
        return Optional.of(claim);
    }

    @Override
    public synchronized boolean knows(BordereauReference name) {
        return lanes.containsKey(name);
    }

    @Override
    public synchronized void rename(BordereauReference from, BordereauReference to) {
        waiting(from)
                .forEach(parked ->
                        add(parked.change().of(to), parked.attempts(), ParkReason.BEHIND_ANOTHER, clock.instant()));
        lanes.remove(from);
    }

    @Override
    public synchronized List<Parked> waiting(BordereauReference bordereau) {
        return lane(bordereau).parked.values().stream()
                .sorted(Comparator.<Parked, Moment>comparing(
                        parked -> parked.change().moment()))
                .toList();
    }

    @Override
    public synchronized void add(Change change, int attempts, ParkReason reason, Instant due) {
        var lane = lane(change.bordereau());
        lane.due = lane.due == null ? due : lane.due;
        lane.parked.merge(
                change.id(),
                new Parked(change, attempts),
                (before, now) -> new Parked(change, Math.max(before.attempts(), now.attempts())));
    }

    @Override
    public synchronized void remove(Collection<Change> changes) {
        changes.forEach(change -> lane(change.bordereau()).parked.remove(change.id()));
    }

    @Override
    public synchronized void postpone(BordereauReference bordereau, ParkReason reason, Instant due) {
        var lane = lane(bordereau);
        lane.due = due;
        lane.reason = reason;
        lane.tried = clock.instant();
        lane.failures++;
    }

    @Override
    public synchronized boolean noteUnknown(BordereauReference bordereau) {
        var lane = lane(bordereau);
        var isNew = !lane.unknown;
        lane.unknown = true;
        unknownTold = true;
        return isNew;
    }

    @Override
    public synchronized boolean areAllKnownAgain() {
        var isOver = unknownTold && lanes.values().stream().noneMatch(lane -> lane.unknown);
        unknownTold = unknownTold && !isOver;
        return isOver;
    }

    @Override
    public synchronized void recovered(BordereauReference bordereau) {
        var lane = lane(bordereau);
        lane.reason = null;
        lane.failures = 0;
        lane.unknown = false;
    }

    @Override
    public synchronized void settle(BordereauReference bordereau) {
        var lane = lane(bordereau);
        if (lane.parked.isEmpty()) {
            lane.due = null;
            recovered(bordereau);
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
    public synchronized void hastenUnknown(Collection<BordereauReference> bordereaux) {
        bordereaux.stream()
                .map(this::lane)
                .filter(lane -> lane.unknown && lane.due != null)
                .forEach(lane -> lane.due = clock.instant());
    }

    private final class MemoryClaim implements Claim {

        private final BordereauReference bordereau;
        private final @Nullable ParkReason reason;
        private final int failures;
        private final @Nullable Instant due;

        MemoryClaim(BordereauReference bordereau, @Nullable ParkReason reason, int failures, @Nullable Instant due) {
            this.bordereau = bordereau;
            this.reason = reason;
            this.failures = failures;
            this.due = due;
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
        public void hold() {}

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
