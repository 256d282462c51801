package tn.ars.tuniclaim.notifier.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticePace;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeRoutes.Route;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.incident.Incident.Handling;
import tn.ars.tuniclaim.notifier.incident.Incident.Hits;
import tn.ars.tuniclaim.notifier.incident.Incident.Span;
import tn.ars.tuniclaim.notifier.incident.Incident.Telling;
import tn.ars.tuniclaim.notifier.letter.ImportFigures;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** Who gets what, in the real tables, by a clock that the test sets. */
@WithParts
@DirtiesContext
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.kafka.listener.auto-startup=false",
            "notifier.people[0].address=now@ars.local",
            "notifier.people[0].language=fr",
            "notifier.people[0].roles=ADMINISTRATEUR",
            "notifier.people[0].per-hour=2",
            "notifier.people[1].address=daily@ars.local",
            "notifier.people[1].language=en",
            "notifier.people[1].roles=FINANCE",
            "notifier.people[2].address=weekly@ars.local",
            "notifier.people[2].language=fr",
            "notifier.people[2].roles=BO",
            "notifier.people[3].address=never@ars.local",
            "notifier.people[3].language=fr",
            "notifier.people[3].roles=SCAN_TEAM",
            "notifier.routes[0].theme=HEALTH",
            "notifier.routes[0].role=FINANCE",
            "notifier.routes[0].pace=NONE",
            "notifier.routes[1].role=FINANCE",
            "notifier.routes[1].pace=DAILY",
            "notifier.routes[2].role=BO",
            "notifier.routes[2].pace=WEEKLY",
            "notifier.routes[3].role=ADMINISTRATEUR",
            "notifier.routes[3].pace=IMMEDIATE"
        })
class AnnounceIncidentTest {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AnnounceIncident announce;
    private final AnnounceImport announceImport;
    private final Routes routes;
    private final SettableClock clock;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KafkaDoor kafka;

    AnnounceIncidentTest(
            @Autowired AnnounceIncident announce,
            @Autowired AnnounceImport announceImport,
            @Autowired Routes routes,
            @Autowired SettableClock clock,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionOperations transactions,
            @Autowired KafkaDoor kafka) {
        this.announce = announce;
        this.announceImport = announceImport;
        this.routes = routes;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kafka = kafka;
    }

    @TestConfiguration
    static class Time {
        /** Each test moves it on by weeks. */
        @Bean
        SettableClock clock() {
            return new SettableClock(Instant.now().minus(Duration.ofDays(365)));
        }
    }

    @BeforeEach
    void a_monday_at_nine() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from incident").update();
        jdbc.sql("delete from routes").update();
        var monday = LocalDate.ofInstant(clock.instant(), TUNIS).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        pass(Duration.between(
                clock.instant(), monday.atTime(LocalTime.of(9, 0)).atZone(TUNIS).toInstant()));
    }

    @Test
    void each_is_told_at_the_pace_of_the_first_route_that_fits_and_of_the_end_alike() {
        var incident = tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        tell(incident, NoticeKind.UPDATED);
        tell(incident, NoticeKind.RESOLVED);

        assertThat(kinds("now@ars.local", "WAITING", "SENT")).containsExactly("OPENED", "UPDATED", "RESOLVED");
        assertThat(kinds("daily@ars.local", "HELD")).containsExactly("OPENED", "RESOLVED");
        assertThat(kinds("weekly@ars.local", "HELD")).containsExactly("OPENED", "RESOLVED");
        assertThat(kinds("never@ars.local", "WITHHELD")).containsExactly("OPENED");
        assertThat(jdbc.sql("select headline from notice where recipient = 'daily@ars.local' and kind = 'OPENED'")
                        .query(String.class)
                        .single())
                .isEqualTo("[MY TUNICLAIM] Critical: A sync failed");
        assertThat(jdbc.sql("select in_reply_to from notice where recipient = 'now@ars.local' and kind = 'RESOLVED'")
                        .query(String.class)
                        .single())
                .isEqualTo("<%s.opened@ars.local>".formatted(incident.id()));
    }

    @Test
    void a_digest_comes_at_its_local_time_and_says_what_there_was() {
        tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        tell(AlertCause.ENTRIES_REJECTED, NoticeKind.OPENED);
        pass(Duration.ofHours(22));
        assertThat(kinds("daily@ars.local", "HELD")).hasSize(2);

        pass(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> kinds("daily@ars.local", "WAITING", "SENT"), List.of("DIGEST")::equals);
        assertThat(kinds("daily@ars.local", "HELD")).isEmpty();
        assertThat(text("daily@ars.local", "DIGEST")).contains("A sync failed", "could not be imported");
        assertThat(number("""
            select count(*) from notice held join notice digest on digest.id = held.instead_in
            where held.withheld = 'DIGESTED' and digest.kind = 'DIGEST'\
            """)).isEqualTo(2);

        assertThat(kinds("weekly@ars.local", "HELD")).hasSize(2);
        pass(Duration.ofDays(6));
        await().atMost(PATIENCE).until(() -> kinds("weekly@ars.local", "WAITING", "SENT"), List.of("DIGEST")::equals);
    }

    @Test
    void past_so_many_in_an_hour_comes_one_summary_but_the_end_of_what_was_told_comes_at_once() {
        var first = tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        tell(AlertCause.ENTRIES_REJECTED, NoticeKind.OPENED);
        tell(AlertCause.PUSH_REFUSED, NoticeKind.OPENED);
        tell(AlertCause.RECORD_UNREADABLE, NoticeKind.OPENED);
        tell(first, NoticeKind.RESOLVED);

        assertThat(kinds("now@ars.local", "WAITING", "SENT")).containsExactly("OPENED", "OPENED", "RESOLVED");
        assertThat(kinds("now@ars.local", "HELD")).containsExactly("OPENED", "OPENED");
        pass(Duration.ofMinutes(61));
        await().atMost(PATIENCE)
                .until(() -> kinds("now@ars.local", "WAITING", "SENT").contains("SUMMARY"));
        assertThat(text("now@ars.local", "SUMMARY")).contains("refuse des changements", "illisible");
        assertThat(kinds("now@ars.local", "HELD")).isEmpty();
    }

    @Test
    void nothing_of_an_incident_overtakes_its_beginning_that_is_held() {
        tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        pass(Duration.ofMinutes(30));
        tell(AlertCause.ENTRIES_REJECTED, NoticeKind.OPENED);
        var capped = tell(AlertCause.PUSH_REFUSED, NoticeKind.OPENED);
        pass(Duration.ofMinutes(31));
        tell(capped, NoticeKind.UPDATED);
        tell(capped, NoticeKind.RESOLVED);

        assertThat(kinds("now@ars.local", "WAITING", "SENT")).containsExactly("OPENED", "OPENED");
        assertThat(kinds("now@ars.local", "HELD")).containsExactly("OPENED", "UPDATED", "RESOLVED");
        pass(Duration.ofMinutes(60));
        await().atMost(PATIENCE)
                .until(() -> kinds("now@ars.local", "WAITING", "SENT").contains("SUMMARY"));
        assertThat(kinds("now@ars.local", "HELD")).isEmpty();
    }

    @Test
    void what_was_held_of_how_it_went_is_not_told_after_its_end() {
        var first = tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        tell(AlertCause.ENTRIES_REJECTED, NoticeKind.OPENED);
        tell(first, NoticeKind.UPDATED);
        tell(AlertCause.PUSH_REFUSED, NoticeKind.OPENED);
        assertThat(kinds("now@ars.local", "HELD")).containsExactly("UPDATED", "OPENED");

        tell(first, NoticeKind.RESOLVED);
        assertThat(kinds("now@ars.local", "HELD")).containsExactly("OPENED");
        assertThat(kinds("now@ars.local", "WITHHELD")).containsExactly("UPDATED");
        assertThat(jdbc.sql("select withheld from notice where recipient = 'now@ars.local' and state = 'WITHHELD'")
                        .query(String.class)
                        .single())
                .isEqualTo("OVERTAKEN");
        var told = kafka.awaitRecords(
                "integration.notices",
                it -> first.id().toString().equals(it.key()) && new String(it.value(), UTF_8).contains("OVERTAKEN"));
        assertThat(told)
                .singleElement()
                .satisfies(it -> assertThat(new String(it.value(), UTF_8))
                        .contains("\"kind\":\"UPDATED\"", "\"recipient\":\"now@ars.local\"")
                        .doesNotContain("insteadIn"));
        pass(Duration.ofMinutes(61));
        await().atMost(PATIENCE)
                .until(() -> kinds("now@ars.local", "WAITING", "SENT").contains("SUMMARY"));
        assertThat(text("now@ars.local", "SUMMARY"))
                .contains("refuse des changements")
                .doesNotContain("synchronisation");
    }

    @Test
    void the_end_answers_the_summary_that_told_of_the_beginning() {
        tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        tell(AlertCause.ENTRIES_REJECTED, NoticeKind.OPENED);
        var capped = tell(AlertCause.PUSH_REFUSED, NoticeKind.OPENED);
        pass(Duration.ofMinutes(61));
        await().atMost(PATIENCE)
                .until(() -> kinds("now@ars.local", "WAITING", "SENT").contains("SUMMARY"));
        tell(capped, NoticeKind.UPDATED);
        tell(capped, NoticeKind.RESOLVED);

        assertThat(kinds("now@ars.local", "WAITING", "SENT")).endsWith("SUMMARY", "UPDATED", "RESOLVED");
        assertThat(threads("now@ars.local", "UPDATED", "RESOLVED")).containsOnly(messageId("now@ars.local", "SUMMARY"));
    }

    @Test
    void the_end_answers_the_digest_that_told_of_the_beginning_when_it_is_told_at_once() {
        var incident = tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        pass(Duration.ofHours(24));
        await().atMost(PATIENCE).until(() -> kinds("daily@ars.local", "WAITING", "SENT"), List.of("DIGEST")::equals);
        var everything = List.of(new Route(null, null, null, NoticePace.IMMEDIATE));
        transactions.executeWithoutResult(
                _ -> routes.change(new NoticeRoutes(routes.current().recipients(), everything), "amira"));
        tell(incident, NoticeKind.RESOLVED);

        assertThat(kinds("daily@ars.local", "WAITING", "SENT")).containsExactly("DIGEST", "RESOLVED");
        assertThat(threads("daily@ars.local", "RESOLVED")).containsExactly(messageId("daily@ars.local", "DIGEST"));
    }

    @Test
    void a_large_import_is_told_to_whoever_wants_it() {
        transactions.executeWithoutResult(_ -> announceImport.announce(
                UUID.randomUUID(), new ImportFigures(2_000, 40_000, 39_000, 500, clock.instant())));

        assertThat(kinds("now@ars.local", "WAITING", "SENT")).containsExactly("IMPORTED");
        assertThat(kinds("daily@ars.local", "HELD")).containsExactly("IMPORTED");
        assertThat(kinds("never@ars.local", "WITHHELD")).containsExactly("IMPORTED");
    }

    @Test
    void what_is_kept_back_is_kept_for_the_record() {
        var incident = incident(AlertCause.PUSHES_FAILING);
        transactions.executeWithoutResult(_ -> announce.withhold(incident, NoticeKind.OPENED, Withheld.MUTED));
        tell(incident, NoticeKind.RESOLVED);

        assertThat(number("select count(*) from notice where withheld = 'MUTED' and state = 'WITHHELD'"))
                .isEqualTo(3);
        assertThat(kinds("now@ars.local", "WAITING", "SENT", "HELD")).isEmpty();
    }

    @Test
    void routes_that_somebody_changed_hold_until_they_are_changed_again() {
        var night = new Recipient("night@ars.local", NoticeLanguage.EN, List.of(), null);
        var changed = new NoticeRoutes(List.of(night), List.of(new Route(null, null, null, NoticePace.IMMEDIATE)));
        transactions.executeWithoutResult(_ -> routes.change(changed, "amira"));

        assertThat(routes.current()).isEqualTo(changed);
        tell(AlertCause.SYNC_FAILED, NoticeKind.OPENED);
        assertThat(kinds("night@ars.local", "WAITING", "SENT")).containsExactly("OPENED");
        assertThat(number("select count(*) from notice")).isEqualTo(1);
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private Incident tell(AlertCause cause, NoticeKind kind) {
        return tell(incident(cause), kind);
    }

    private Incident tell(Incident incident, NoticeKind kind) {
        transactions.executeWithoutResult(_ -> announce.tell(incident, kind));
        return incident;
    }

    private Incident incident(AlertCause cause) {
        var now = clock.instant();
        var id = jdbc.sql("""
            insert into incident (cause, subject, parts, open_parts, opened_at, last_at, heard_at, over_at,
                resolved_at, alerts, bordereaux, first_detail, last_detail, due_at, reported_at)
            values (:cause, gen_random_uuid(), '{}', '{}', :now, :now, :now, :now, :now, 1, '{}', 'x', 'x', :now, :now)
            returning id\
            """)
                .param("cause", cause.name())
                .param("now", now.atOffset(UTC))
                .query(UUID.class)
                .single();
        return new Incident(
                id,
                cause,
                "",
                List.of(),
                new Span(now, now, now, null, null),
                new Hits(1, List.of(), "x", "x", 0),
                new Handling(null, null, null, null, null),
                new Telling(1, now, 1, null),
                null);
    }

    private List<String> kinds(String recipient, String... states) {
        return jdbc.sql("select kind from notice where recipient = ? and state = any(?) order by place")
                .param(recipient)
                .param(states)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> threads(String recipient, String... kinds) {
        return jdbc.sql("select coalesce(in_reply_to, 'none') from notice where recipient = ? and kind = any(?)")
                .param(recipient)
                .param(kinds)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String messageId(String recipient, String kind) {
        return jdbc.sql("select message_id from notice where recipient = ? and kind = ?")
                .params(recipient, kind)
                .query(String.class)
                .single();
    }

    private String text(String recipient, String kind) {
        return jdbc.sql("select text from notice where recipient = ? and kind = ?")
                .params(recipient, kind)
                .query(String.class)
                .single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
