package tn.ars.tuniclaim.importer.partner;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The partner over HTTP. Thread-safe. */
@Component
class HttpPartner implements Partner {

    static final String BULLETINS_SOINS = "bulletinsSoins";
    private static final Set<String> LIST_NAMES = Set.of("bordereaux");
    private static final Set<String> BULLETINS_NAMES = Set.of("bulletins", BULLETINS_SOINS);
    private static final int MAX_ID_LENGTH = 128;

    private final Calls calls;
    private final Care care;
    private final Faults faults;
    private final PartnerProperties settings;

    private volatile @Nullable PartnerFault lastFault;

    HttpPartner(Calls calls, Care care, Faults faults, PartnerProperties settings) {
        this.calls = calls;
        this.care = care;
        this.faults = faults;
        this.settings = settings;
    }

    @Override
    public void read(Supplier<? extends Reader> readings) {
        try {
            care.again(() -> readOnce(readings));
            lastFault = null;
        } catch (PartnerFault fault) {
            lastFault = fault;
            throw fault;
        } catch (CallNotPermittedException open) {
            throw new PartnerUnavailable("most calls to the partner fail, so it is left alone for a while", open);
        }
    }

    /** What the last reading failed of; null when it went well. */
    @Nullable
    PartnerFault lastFault() {
        return lastFault;
    }

    private void readOnce(Supplier<? extends Reader> readings) {
        try (var answer = new Listing(care.one(calls::list), LIST_NAMES, settings.maxEntrySize(), BULLETINS_SOINS);
                var reader = readings.get();
                var ahead = new Lookahead(2 * settings.concurrency(), reader::take)) {
            var position = 0L;
            for (var element = answer.next(); element != null; element = answer.next()) {
                hand(++position, element, ahead);
            }
            ahead.finish();
            reader.finish();
        } catch (IOException failure) {
            throw faults.of(failure);
        }
    }

    private void hand(long position, Listing.Element element, Lookahead ahead) {
        if (element.fault() != null) {
            var json = Json.unreadable(element.text(), element.fault());
            ahead.add(
                    Slice.incomplete(new Entry.Incomplete(position, json.node(), "", "the entry " + element.fault())));
        } else if (element.hasField()) {
            ahead.add(Slice.whole(position, element.text()));
        } else {
            look(position, element.text(), ahead);
        }
    }

    private void look(long position, byte[] text, Lookahead ahead) {
        if (Json.read(text).node() instanceof ObjectNode entry && !entry.hasNonNull(BULLETINS_SOINS)) {
            ahead.add(() -> completed(position, text, entry));
        } else {
            ahead.add(Slice.whole(position, text));
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
    private Slice completed(long position, byte[] text, ObjectNode entry) {
        try {
            var path = path(entry);
            return path == null
                    ? Slice.whole(position, text)
                    : Slice.completed(position, text, care.oneOfMany(() -> bulletins(path)));
        } catch (PartnerRefused | PartnerUnavailable fault) {
            var reason = "its bulletins could not be had: " + fault.reason();
            return Slice.incomplete(new Entry.Incomplete(position, entry, BULLETINS_SOINS, reason));
        }
    }

    /** As a JSON array. */
    private byte[] bulletins(String path) {
        var bulletins = new ByteArrayOutputStream();
        var bounded = new Bounded(calls.bulletins(path), settings.maxEntrySize().toBytes());
        bulletins.write('[');
        try (var answer = new Listing(bounded, BULLETINS_NAMES, settings.maxEntrySize(), BULLETINS_SOINS)) {
            for (var element = answer.next(); element != null; element = answer.next()) {
                var fault = element.fault() == null ? Json.read(element.text()).fault() : element.fault();
                if (fault != null) {
                    throw new PartnerRefused("one of them " + fault);
                }
                if (bulletins.size() > 1) {
                    bulletins.write(',');
                }
                bulletins.writeBytes(element.text());
            }
        } catch (IOException failure) {
            throw faults.of(failure);
        }
        bulletins.write(']');
        return bulletins.toByteArray();
    }
}
