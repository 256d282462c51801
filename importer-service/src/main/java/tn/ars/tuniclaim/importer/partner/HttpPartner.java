package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncTraffic;
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
    private static final Set<SyncFailure> WORTH_A_LOOK =
            Set.of(SyncFailure.PARTNER_UNREACHABLE, SyncFailure.PARTNER_FAILING);
    private static final int MAX_ID_LENGTH = 128;

    /** However long the partner asks for. */
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private static final int EMPTY = "[]".length();

    private final Calls calls;
    private final Care care;
    private final Faults faults;
    private final Traffic traffic;
    private final PartnerProperties settings;

    private final AtomicInteger readings = new AtomicInteger();

    private volatile @Nullable PartnerFault lastFault;
    private volatile long leftAloneUntil = System.nanoTime();

    HttpPartner(Calls calls, Care care, Faults faults, Traffic traffic, PartnerProperties settings) {
        this.calls = calls;
        this.care = care;
        this.faults = faults;
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public void read(Supplier<? extends Reader> readings) {
        remembered(() -> care.again(() -> readOnce(readings)));
        lastFault = null;
    }

    @Override
    public void readAgain(Iterator<Kept> kept, long count, Supplier<? extends Reader> readings) {
        traffic.begin(OptionalLong.of(count));
        remembered(() -> readAgain(kept, readings));
    }

    private void remembered(Runnable reading) {
        readings.incrementAndGet();
        try {
            reading.run();
        } catch (PartnerFault fault) {
            remember(fault);
            throw fault;
        } catch (CallNotPermittedException open) {
            throw new PartnerUnavailable(
                    SyncFailure.PARTNER_LEFT_ALONE,
                    "most calls to the partner fail, so it is left alone for a while; the last one: "
                            + care.lastFault(),
                    open);
        } finally {
            readings.decrementAndGet();
        }
    }

    private void remember(PartnerFault fault) {
        lastFault = fault;
        var rest = fault instanceof PartnerUnavailable unavailable ? unavailable.retryAfter() : null;
        if (rest != null && rest.isPositive()) {
            leftAloneUntil = System.nanoTime() + (rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST).toNanos();
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

    /**
     * Whether the partner begins to give its list, found out by one call that is not repeated, also while it is left alone:
     * somebody wants to know. What it showed is what is known of the partner until the next run.
     */
    Optional<PartnerFault> look() {
        try {
            lookOrFail();
            return Optional.empty();
        } catch (PartnerFault fault) {
            return Optional.of(fault);
        }
    }

    /** Where most calls failed, whoever counts them takes note, too. */
    void lookAgain() {
        try {
            care.ask(this::lookOrFail);
        } catch (PartnerFault | CallNotPermittedException notYet) {
            // The fault is remembered; a partner that is left alone is asked another time.
        }
    }

    private void lookOrFail() {
        try {
            calls.look();
            lastFault = null;
        } catch (PartnerFault fault) {
            remember(fault);
            throw fault;
        }
    }

    /**
     * Whether the beginning of an answer could show that it is over. Credentials that were refused are mended by a person, a reading
     * that goes on finds out by itself, and who asked to be left alone is.
     */
    boolean isWorthALook() {
        if (readings.get() > 0 || System.nanoTime() - leftAloneUntil < 0) {
            return false;
        }
        var fault = lastFault;
        return fault == null ? care.isBreakerOpen() : WORTH_A_LOOK.contains(fault.code());
    }

    private void readAgain(Iterator<Kept> kept, Supplier<? extends Reader> readings) {
        try (var reader = readings.get();
                var ahead = new Lookahead(2 * settings.concurrency(), reader::take)) {
            while (kept.hasNext()) {
                var entry = kept.next();
                var text = entry.json().getBytes(UTF_8);
                traffic.arrived(1);
                if (Json.read(text).node() instanceof ObjectNode bordereau) {
                    ahead.add(() -> refreshed(entry.position(), text, bordereau));
                } else {
                    ahead.add(Slice.whole(entry.position(), text));
                }
            }
            ahead.finish();
            reader.finish();
        }
    }

    /** Where the partner has no bulletins for it alone, those that came with it are all there are. */
    private Slice refreshed(long position, byte[] text, ObjectNode entry) {
        try {
            return withBulletins(position, text, entry);
        } catch (PartnerRefused none) {
            return entry.hasNonNull(BULLETINS_SOINS) ? Slice.whole(position, text) : incomplete(position, entry, none);
        } catch (PartnerUnavailable fault) {
            return incomplete(position, entry, fault);
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
            return withBulletins(position, text, entry);
        } catch (PartnerRefused | PartnerUnavailable fault) {
            return incomplete(position, entry, fault);
        }
    }

    private static Slice incomplete(long position, ObjectNode entry, PartnerFault fault) {
        var reason = "its bulletins could not be had: " + fault.reason();
        return Slice.incomplete(new Entry.Incomplete(position, entry, BULLETINS_SOINS, reason));
    }

    /** As it came where there is no path to its bulletins, or none there and others came with it. */
    private Slice withBulletins(long position, byte[] text, ObjectNode entry) {
        var path = path(entry);
        if (path == null) {
            return Slice.whole(position, text);
        }
        var bulletins = care.oneOfMany(() -> bulletins(path));
        var areElsewhere = bulletins.length > EMPTY || !entry.hasNonNull(BULLETINS_SOINS);
        return areElsewhere ? Slice.completed(position, text, bulletins) : Slice.whole(position, text);
    }

    /** As a JSON array. */
    private byte[] bulletins(String path) {
        var bulletins = new ByteArrayOutputStream();
        var bounded = new Bounded(calls.bulletins(path), settings.maxEntrySize().toBytes());
        bulletins.write('[');
        try (var answer = new Listing(bounded, BULLETINS_NAMES, settings.maxEntrySize(), BULLETINS_SOINS)) {
            for (var element = answer.next(); element != null; element = answer.next()) {
                check(element);
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

    /** What is broken may come whole the next time it is asked for; what is beyond measure will not. */
    private static void check(Listing.Element element) {
        var json = element.fault() == null ? Json.read(element.text()) : null;
        var fault = json == null ? element.fault() : json.fault();
        if (fault == null) {
            return;
        }
        var reason = "one of them " + fault;
        throw json != null && json.isBroken()
                ? new PartnerUnavailable(SyncFailure.PARTNER_UNREADABLE, reason, (Duration) null)
                : new PartnerRefused(reason);
    }
}
