package tn.ars.tuniclaim.importer.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;
import tn.ars.tuniclaim.importer.partner.PartnerFault.CredentialsRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.SimulatorSettings;
import tn.ars.tuniclaim.simulator.dataset.Oddities;
import tn.ars.tuniclaim.simulator.dataset.Oddity;

class HttpPartnerTest {

    private static final int BORDEREAUX = 30;
    private static final DataSize LARGE = DataSize.ofMegabytes(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static Simulator simulator;
    private static SimulatorSettings world;

    private final List<List<Entry>> readings = new ArrayList<>();
    private Duration callTimeout = Duration.ofSeconds(10);
    private HttpPartner partner;
    private Care care;

    @BeforeAll
    static void openThePartner() {
        world = SimulatorSettings.defaults().withSize(BORDEREAUX, 3, 2).withToken("secret");
        simulator = Simulator.start(world);
    }

    @AfterAll
    static void closeThePartner() {
        simulator.close();
    }

    @BeforeEach
    void begin() {
        simulator.clearFaults();
        simulator.replaceDataset(world.dataset());
        use(LARGE, "secret", LONG, Duration.ofMillis(100), Duration.ofMillis(20));
    }

    private void use(DataSize maxEntrySize, @Nullable String token, Duration longestAnswer) {
        use(maxEntrySize, token, longestAnswer, Duration.ofMillis(100));
    }

    private void use(DataSize maxEntrySize, @Nullable String token, Duration longestAnswer, Duration breakerPause) {
        use(maxEntrySize, token, longestAnswer, breakerPause, Duration.ofMillis(20));
    }

    private void use(
            DataSize maxEntrySize,
            @Nullable String token,
            Duration longestAnswer,
            Duration breakerPause,
            Duration longestPause) {
        var settings = new PartnerProperties(
                simulator.baseUrl(),
                token,
                Duration.ofSeconds(2),
                callTimeout,
                longestAnswer,
                maxEntrySize,
                4,
                1_000,
                3,
                Duration.ofMillis(5),
                longestPause,
                breakerPause);
        var faults = new Faults(Clock.systemUTC());
        var traffic = new Traffic(new SimpleMeterRegistry());
        care = new Care(
                settings,
                traffic,
                RetryRegistry.ofDefaults(),
                CircuitBreakerRegistry.ofDefaults(),
                RateLimiterRegistry.ofDefaults(),
                BulkheadRegistry.ofDefaults());
        partner = new HttpPartner(new Calls(settings, faults, traffic), care, faults, traffic, settings);
    }

    private List<Entry> read() {
        partner.read(() -> {
            readings.add(new ArrayList<>());
            return reader(readings.getLast()::add);
        });
        return readings.getLast();
    }

    private static Partner.Reader reader(Consumer<Entry> entries) {
        return new Partner.Reader() {
            @Override
            public void take(Slice slice) {
                entries.accept(slice.entry());
            }

            @Override
            public void finish() {}

            @Override
            public void close() {}
        };
    }

    private void oddities(Oddity oddity, double share) {
        simulator.replaceDataset(world.dataset().with(Oddities.CLEAN.with(oddity, share)));
    }

    private static List<Long> positions(List<Entry> entries) {
        return entries.stream().map(Entry::position).toList();
    }

    @Test
    void reads_the_whole_list_in_its_order() {
        assertThat(positions(read()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, BORDEREAUX).boxed().toList());
    }

    @Test
    void reads_the_list_inside_an_object() {
        oddities(Oddity.LIST_AS_OBJECT, 1);
        assertThat(read()).hasSize(BORDEREAUX).allMatch(Entry.Whole.class::isInstance);
    }

    @Test
    void fetches_bulletins_that_are_kept_elsewhere_and_keeps_the_order() {
        simulator.replaceDataset(world.dataset()
                .with(Oddities.CLEAN
                        .with(Oddity.SEPARATE_BULLETINS, 0.5)
                        .with(Oddity.BULLETINS_AS_OBJECT, 0.4)
                        .with(Oddity.BULLETINS_AS_BULLETINS_SOINS, 0.3)
                        .with(Oddity.MISSING_ID, 0.3)));
        simulator.addFault("{\"path\": \"bulletins\", \"effect\": \"inFlightLimit\", \"limit\": 4, \"status\": 400}");
        var entries = read();
        assertThat(positions(entries)).isSorted().hasSize(BORDEREAUX);
        assertThat(entries).allMatch(entry -> entry.json().get("bulletinsSoins").size() == 3);
    }

    @Test
    void asks_again_from_the_beginning_when_the_list_breaks_off() {
        simulator.addFault("{\"path\": \"list\", \"effect\": \"truncate\", \"afterBytes\": 60000, \"times\": 1}");
        assertThat(read()).hasSize(BORDEREAUX);
        assertThat(readings).hasSize(2);
        assertThat(partner.traffic().calls()).isEqualTo(2);
        assertThat(partner.traffic().retries()).isEqualTo(1);
        assertThat(partner.traffic().bytes()).isGreaterThan(60_000);
    }

    @Test
    void gives_up_at_once_on_a_partner_that_vanishes_half_way() {
        oddities(Oddity.SEPARATE_BULLETINS, 1);
        use(LARGE, "secret", LONG, Duration.ofMinutes(10));
        assertThatExceptionOfType(PartnerUnavailable.class)
                .isThrownBy(() -> partner.read(() -> reader(_ -> simulator.addFault("{\"effect\": \"refuse\"}"))))
                .withMessageContaining("left alone")
                .withMessageContaining("cannot be reached");
    }

    @Test
    void reads_kept_entries_again_with_the_bulletins_of_now() {
        var reference = simulator.dataset().reference(4);
        var kept = List.of(
                new Kept(1, "{\"reference\": \"%s\", \"bulletinsSoins\": [{\"numBs\": \"old\"}]}".formatted(reference)),
                new Kept(2, "{\"reference\": \"nobody's\", \"bulletinsSoins\": [{\"numBs\": \"kept\"}]}"),
                new Kept(3, "{\"reference\": \"nobody's either\"}"),
                new Kept(4, "\"no object\""));
        var entries = new ArrayList<Entry>();
        partner.readAgain(kept.iterator(), kept.size(), () -> reader(entries::add));
        assertThat(positions(entries)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(entries.get(0).json().get("bulletinsSoins")).hasSize(3);
        assertThat(entries.get(1).json().toString()).contains("kept");
        assertThat(entries.get(2)).isInstanceOf(Entry.Incomplete.class);
        assertThat(entries.get(3)).isInstanceOf(Entry.Whole.class);
        assertThat(partner.pace().share()).hasValue(1);
    }

    @Test
    void gives_up_on_a_list_that_stays_broken_and_says_why() {
        simulator.addFault("{\"path\": \"list\", \"effect\": \"invalidJson\", \"afterBytes\": 5000}");
        assertThatExceptionOfType(PartnerUnavailable.class)
                .isThrownBy(this::read)
                .withMessageContaining("not the JSON that was expected");
        assertThat(readings).hasSize(3);
        assertThat(new PartnerHealth(partner, care).health().getStatus()).isEqualTo(new Status("DEGRADED"));
    }

    @Test
    void bears_a_slow_answer_but_no_silence() {
        callTimeout = Duration.ofMillis(700);
        use(LARGE, "secret", LONG);
        simulator.addFault("{\"path\": \"list\", \"effect\": \"hang\"}");
        assertThatExceptionOfType(PartnerUnavailable.class)
                .isThrownBy(this::read)
                .withMessageContaining("did not answer in time");
        assertThat(partner.isWorthALook()).isFalse();
    }

    @Test
    void does_not_bear_an_answer_that_trickles_on_and_on() {
        use(LARGE, "secret", Duration.ofMillis(300));
        simulator.addFault("{\"path\": \"list\", \"effect\": \"drip\", \"bytesPerSecond\": 2000}");
        assertThatExceptionOfType(PartnerUnavailable.class)
                .isThrownBy(this::read)
                .withMessageContaining("did not answer in time");
    }

    @Test
    void says_that_the_partner_cannot_be_reached_and_later_that_it_can() {
        simulator.addFault("{\"effect\": \"refuse\"}");
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(this::read);
        assertThat(partner.isWorthALook()).isTrue();
        simulator.clearFaults();
        assertThat(read()).hasSize(BORDEREAUX);
        assertThat(new PartnerHealth(partner, care).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void waits_as_long_as_the_partner_asks() {
        use(LARGE, "secret", LONG, Duration.ofMillis(100), Duration.ofSeconds(2));
        simulator.addFault(
                "{\"path\": \"list\", \"effect\": \"rateLimit\", \"perSecond\": 1, \"retryAfterSeconds\": 1}");
        assertThat(read()).hasSize(BORDEREAUX);
        assertThat(read()).hasSize(BORDEREAUX);
    }

    @Test
    void leaves_a_partner_alone_that_asks_for_longer_than_it_can_wait() {
        simulator.addFault("""
                {"path": "list", "effect": "error", "status": 429, "retryAfterSeconds": 3600, "times": 1}
                """);
        assertThatExceptionOfType(PartnerUnavailable.class)
                .isThrownBy(this::read)
                .withMessageContaining("HTTP 429");
        assertThat(partner.traffic().calls()).isEqualTo(1);
        assertThat(partner.isWorthALook()).isFalse();
    }

    @Test
    void looks_after_nothing_while_a_reading_goes_on() {
        simulator.addFault("{\"path\": \"list\", \"effect\": \"error\", \"status\": 500}");
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(this::read);
        assertThat(partner.isWorthALook()).isTrue();
        simulator.clearFaults();
        var seen = new ArrayList<Boolean>();
        partner.read(() -> {
            seen.add(partner.isWorthALook());
            return reader(_ -> {});
        });
        assertThat(seen).containsOnly(false);
    }

    @Test
    void does_not_repeat_what_no_repetition_mends() {
        simulator.addFault("{\"path\": \"list\", \"effect\": \"error\", \"status\": 400, \"times\": 1}");
        assertThatExceptionOfType(PartnerRefused.class).isThrownBy(this::read).withMessageContaining("HTTP 400");
    }

    @Test
    void tells_refused_credentials_from_other_faults() {
        use(LARGE, null, LONG);
        assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(this::read);
        assertThat(partner.isWorthALook()).isFalse();
    }

    @Test
    void lets_one_bordereau_without_its_bulletins_hold_up_only_itself() {
        oddities(Oddity.SEPARATE_BULLETINS, 1);
        simulator.addFault("""
                {"path": "bulletins", "references": ["%s"], "effect": "error", "status": 500}
                """.formatted(simulator.dataset().reference(4)));
        var entries = read();
        assertThat(entries).hasSize(BORDEREAUX);
        assertThat(entries.stream().filter(Entry.Incomplete.class::isInstance).toList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.position()).isEqualTo(5));
    }

    @Test
    void goes_on_behind_neighbours_without_their_bulletins() {
        oddities(Oddity.SEPARATE_BULLETINS, 1);
        for (var index = 2; index < 16; index++) {
            simulator.addFault("""
                    {"path": "bulletins", "references": ["%s"], "effect": "error", "status": 500}
                    """.formatted(simulator.dataset().reference(index)));
        }
        assertThat(read().stream().filter(Entry.Incomplete.class::isInstance).map(Entry::position))
                .containsExactlyElementsOf(LongStream.rangeClosed(3, 16).boxed().toList());
        assertThat(readings).hasSize(1);
    }

    @Test
    void leaves_the_partner_alone_while_most_calls_fail_and_picks_up_by_itself() {
        oddities(Oddity.SEPARATE_BULLETINS, 1);
        simulator.addFault("{\"path\": \"bulletins\", \"effect\": \"error\", \"status\": 503}");
        assertThatExceptionOfType(PartnerUnavailable.class)
                .isThrownBy(this::read)
                .withMessageContaining("left alone");
        simulator.clearFaults();
        await().ignoreExceptions().untilAsserted(() -> assertThat(read()).hasSize(BORDEREAUX));
    }

    @Test
    void goes_on_leaving_the_partner_alone_when_a_look_shows_that_it_still_fails() {
        oddities(Oddity.SEPARATE_BULLETINS, 1);
        simulator.addFault("{\"path\": \"bulletins\", \"effect\": \"error\", \"status\": 503}");
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(this::read);
        simulator.addFault("{\"path\": \"list\", \"effect\": \"error\", \"status\": 503}");
        await().untilAsserted(() -> {
            partner.lookAgain();
            assertThat(partner.lastFault()).isNotNull();
        });
        assertThat(care.isBreakerOpen()).isTrue();
        simulator.clearFaults();
        await().untilAsserted(() -> {
            partner.lookAgain();
            assertThat(partner.lastFault()).isNull();
        });
        assertThat(care.isBreakerOpen()).isFalse();
    }

    @Test
    void rejects_an_entry_beyond_the_bound_and_reads_on() {
        use(DataSize.ofBytes(500), "secret", LONG);
        assertThat(read())
                .hasSize(BORDEREAUX)
                .allMatch(entry -> entry instanceof Entry.Incomplete incomplete
                        && incomplete.reason().contains("larger than 500B"));
    }

    @Test
    void ends_the_reading_with_what_the_reader_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> partner.read(() -> reader(_ -> {
                    throw new IllegalStateException("the reader's own trouble");
                })))
                .withMessage("the reader's own trouble");
    }
}
