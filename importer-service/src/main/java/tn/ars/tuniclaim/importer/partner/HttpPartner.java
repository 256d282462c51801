package tn.ars.tuniclaim.importer.partner;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The partner over HTTP. Thread-safe. */
@Component
class HttpPartner implements Partner {

    private static final String BULLETINS_SOINS = "bulletinsSoins";
    private static final Set<String> LIST_NAMES = Set.of("bordereaux");
    private static final Set<String> BULLETINS_NAMES = Set.of("bulletins", BULLETINS_SOINS);
    private static final int MAX_ID_LENGTH = 128;

    private final Calls calls;
    private final Care care;
    private final Faults faults;
    private final Traffic traffic;
    private final PartnerProperties settings;

    private volatile @Nullable PartnerFault lastFault;

    HttpPartner(Calls calls, Care care, Faults faults, Traffic traffic, PartnerProperties settings) {
        this.calls = calls;
        this.care = care;
        this.faults = faults;
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public void read(Supplier<? extends Consumer<Entry>> readings) {
        remembered(() -> care.again(() -> readOnce(readings.get())));
        lastFault = null;
    }

    @Override
    public void readAgain(Iterator<Kept> kept, long count, Supplier<? extends Consumer<Entry>> readings) {
        traffic.begin(OptionalLong.of(count));
        remembered(() -> readAgain(kept, readings.get()));
    }

    private void remembered(Runnable reading) {
        try {
            reading.run();
        } catch (PartnerFault fault) {
            lastFault = fault;
            throw fault;
        } catch (CallNotPermittedException open) {
            throw new PartnerUnavailable(
                    SyncFailure.PARTNER_LEFT_ALONE,
                    "most calls to the partner fail, so it is left alone for a while; the last one: "
                            + care.lastFault(),
                    open);
        }
    }

    @Override
    public SyncTraffic traffic() {
        return traffic.total();
    }

    @Override
    public Pace pace() {
        return traffic.pace();
    }

    private void readAgain(Iterator<Kept> kept, Consumer<Entry> reader) {
        try (var ahead = new Lookahead(2 * settings.concurrency(), reader)) {
            while (kept.hasNext()) {
                var entry = kept.next();
                var json = Listing.JSON.readTree(entry.json());
                traffic.arrived(1);
                if (json instanceof ObjectNode bordereau) {
                    ahead.add(() -> refreshed(entry.position(), bordereau));
                } else {
                    ahead.add(new Entry.Whole(entry.position(), json));
                }
            }
            ahead.finish();
        }
    }

    /** Where the partner has no bulletins for it alone, those that came with it are all there are. */
    private Entry refreshed(long position, ObjectNode entry) {
        try {
            fetchBulletins(entry);
            return new Entry.Whole(position, entry);
        } catch (PartnerRefused none) {
            return entry.hasNonNull(BULLETINS_SOINS)
                    ? new Entry.Whole(position, entry)
                    : incomplete(position, entry, none);
        } catch (PartnerUnavailable fault) {
            return incomplete(position, entry, fault);
        }
    }

    /** What the last reading failed of; null when it went well. */
    @Nullable
    PartnerFault lastFault() {
        return lastFault;
    }

    private void readOnce(Consumer<Entry> reader) {
        try (var answer = new Listing(care.one(calls::list), LIST_NAMES, settings.maxEntrySize());
                var ahead = new Lookahead(2 * settings.concurrency(), reader)) {
            var position = 0L;
            for (var element = answer.next(); element != null; element = answer.next()) {
                hand(++position, element, ahead);
            }
            ahead.finish();
        } catch (IOException failure) {
            throw faults.of(failure);
        }
    }

    private void hand(long position, Listing.Element element, Lookahead ahead) {
        if (element.fault() != null) {
            ahead.add(new Entry.Incomplete(position, element.json(), "", "the entry " + element.fault()));
        } else if (element.json() instanceof ObjectNode entry && !entry.hasNonNull(BULLETINS_SOINS)) {
            ahead.add(() -> completed(position, entry));
        } else {
            ahead.add(new Entry.Whole(position, element.json()));
        }
    }

    /** The partner's paths take its id, or the reference where it gave none; null where there is neither. */
    private static @Nullable String path(ObjectNode entry) {
        var id = word(entry.get("id"));
        return id == null ? word(entry.get("reference")) : id;
    }

    private static @Nullable String word(@Nullable JsonNode node) {
        var word = node == null || !(node.isString() || node.isIntegralNumber())
                ? ""
                : node.asString().strip();
        return word.isEmpty() || word.length() > MAX_ID_LENGTH ? null : word;
    }

    /** One bordereau whose bulletins cannot be had does not hold up the others. */
    private Entry completed(long position, ObjectNode entry) {
        try {
            fetchBulletins(entry);
            return new Entry.Whole(position, entry);
        } catch (PartnerRefused | PartnerUnavailable fault) {
            return incomplete(position, entry, fault);
        }
    }

    private static Entry incomplete(long position, ObjectNode entry, PartnerFault fault) {
        var reason = "its bulletins could not be had: " + fault.reason();
        return new Entry.Incomplete(position, entry, BULLETINS_SOINS, reason);
    }

    private void fetchBulletins(ObjectNode entry) {
        var path = path(entry);
        if (path != null) {
            var bulletins = care.oneOfMany(() -> bulletins(path));
            if (!bulletins.isEmpty() || !entry.hasNonNull(BULLETINS_SOINS)) {
                entry.set(BULLETINS_SOINS, bulletins);
            }
        }
    }

    private ArrayNode bulletins(String path) {
        var bulletins = Listing.JSON.createArrayNode();
        var bounded = new Bounded(calls.bulletins(path), settings.maxEntrySize().toBytes());
        try (var answer = new Listing(bounded, BULLETINS_NAMES, settings.maxEntrySize())) {
            for (var element = answer.next(); element != null; element = answer.next()) {
                if (element.fault() != null) {
                    throw new PartnerRefused("one of them " + element.fault());
                }
                bulletins.add(element.json());
            }
        } catch (IOException failure) {
            throw faults.of(failure);
        }
        return bulletins;
    }
}
