package tn.ars.tuniclaim.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.fault.Effect.BodyFault;
import tn.ars.tuniclaim.simulator.fault.Effect.Interruption;
import tn.ars.tuniclaim.simulator.form.BadField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The faults at work. Thread-safe. Randomness starts anew from the seed whenever the whole set is replaced, so that a
 * run can be repeated.
 */
public final class Faults {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> paths;
    private final long seed;
    private final LongSupplier nanos;
    private final List<ActiveFault> active = new ArrayList<>();
    private SplittableRandom random;
    private long lastId;

    public Faults(List<String> paths, long seed, LongSupplier nanos) {
        this.paths = paths;
        this.seed = seed;
        this.nanos = nanos;
        this.random = new SplittableRandom(seed);
    }

    /** An array of faults takes the place of all there were. */
    public synchronized void replaceAll(JsonNode faults) {
        if (!faults.isArray()) {
            throw new BadField("", "an array of faults is expected");
        }
        var read = new ArrayList<Fault>();
        for (var fault : faults) {
            read.add(Fault.read(fault, paths));
        }
        clear();
        read.forEach(this::activate);
    }

    public synchronized long add(JsonNode fault) {
        return activate(Fault.read(fault, paths));
    }

    private long activate(Fault fault) {
        active.add(new ActiveFault(++lastId, fault, nanos.getAsLong()));
        return lastId;
    }

    public synchronized void clear() {
        active.clear();
        random = new SplittableRandom(seed);
    }

    /** False if there is none of that id. */
    public synchronized boolean remove(long id) {
        return active.removeIf(fault -> fault.id == id);
    }

    /** A hanging call asks this from time to time. */
    public synchronized boolean isActive(Effect effect) {
        return active.stream().anyMatch(fault -> fault.fault.effect().equals(effect));
    }

    public synchronized boolean refusing() {
        return active.stream().anyMatch(fault -> fault.fault.effect() instanceof Effect.Refuse);
    }

    public synchronized ArrayNode asJson() {
        var all = JSON.createArrayNode();
        for (var fault : active) {
            var json = (ObjectNode) fault.fault.written().deepCopy();
            json.put("id", fault.id);
            json.put("hits", fault.hits());
            all.add(json);
        }
        return all;
    }

    /** Draws what this call meets. Of several interruptions the first that was set wins; delays add up. */
    public synchronized Plan plan(String call, @Nullable String reference, @Nullable String id) {
        var draft = new Draft();
        for (var fault : active) {
            if (fault.fault.matches(call, reference, id)) {
                draft.meet(fault);
            }
        }
        return draft.plan();
    }

    private synchronized void leave(List<ActiveFault> entered) {
        entered.forEach(ActiveFault::leaves);
    }

    private final class Draft {

        private Duration delayBefore = Duration.ZERO;
        private Duration delayAfter = Duration.ZERO;
        /** At the door, and therefore at once. */
        private @Nullable Interruption turnedAway;

        private @Nullable Interruption before;
        private @Nullable Interruption after;
        private @Nullable BodyFault body;
        private final List<ActiveFault> entered = new ArrayList<>();

        void meet(ActiveFault active) {
            switch (active.fault.effect()) {
                case Effect.InFlightLimit limit -> enter(active, limit);
                case Effect.RateLimit limit -> ration(active, limit);
                case Effect.Refuse _ -> {}
                case Effect.Latency latency
                when active.strikes(random) -> delay(latency.spread().draw(random), active.fault.afterApplying());
                case Interruption interruption
                when active.strikes(random) -> interrupt(interruption, active.fault.afterApplying());
                case BodyFault fault when active.strikes(random) -> body = body == null ? fault : body;
                default -> {}
            }
        }

        private void enter(ActiveFault active, Effect.InFlightLimit limit) {
            if (active.enters(limit.limit())) {
                entered.add(active);
            } else if (active.strikes(random)) {
                turnAway(limit.over());
            }
        }

        private void ration(ActiveFault active, Effect.RateLimit limit) {
            if (!active.allows(limit.perSecond(), nanos.getAsLong()) && active.strikes(random)) {
                turnAway(limit.over());
            }
        }

        private void turnAway(Interruption over) {
            turnedAway = turnedAway == null ? over : turnedAway;
        }

        private void delay(Duration delay, boolean afterApplying) {
            if (afterApplying) {
                delayAfter = delayAfter.plus(delay);
            } else {
                delayBefore = delayBefore.plus(delay);
            }
        }

        private void interrupt(Interruption interruption, boolean afterApplying) {
            if (afterApplying) {
                after = after == null ? interruption : after;
            } else {
                before = before == null ? interruption : before;
            }
        }

        Plan plan() {
            if (turnedAway != null) {
                return new Plan(Duration.ZERO, Duration.ZERO, turnedAway, null, null, () -> leave(entered));
            }
            return new Plan(delayBefore, delayAfter, before, after, body, () -> leave(entered));
        }
    }
}
