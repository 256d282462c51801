package tn.ars.tuniclaim.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.BulletinImported.Item;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent;
import tn.ars.tuniclaim.importer.bordereau.BulletinContent;
import tn.ars.tuniclaim.importer.bordereau.ImportBordereaux;
import tn.ars.tuniclaim.importer.bordereau.PartnerBordereau;
import tn.ars.tuniclaim.importer.bordereau.PartnerBulletin;
import tn.ars.tuniclaim.importer.bordereau.Prepared;
import tn.ars.tuniclaim.importer.run.StartRun;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.dataset.Oddities;
import tn.ars.tuniclaim.simulator.dataset.Step;
import tn.ars.tuniclaim.testparts.Database;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** What is in the tables is told, whoever dies or is away meanwhile, and always in the same words. */
@WithParts
@SpringBootTest(
        properties = {
            "importer.schedule.cron=-",
            "importer.batch-size=7",
            "tuniclaim.rate-per-second=10000",
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PublicationFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TOPICS = List.of("tuniclaim.bordereaux", "tuniclaim.bulletins");

    @Autowired
    private KafkaDoor kafka;

    @Autowired
    private Simulator partner;

    @Autowired
    private Database database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private ImportBordereaux importBordereaux;

    @Autowired
    private StartRun startRun;

    @BeforeEach
    void keepWhatWasTold() {
        partner.clearFaults();
        jdbc.sql(
                        "truncate bulletin_item, bulletin_de_soin, bordereau, ars_status, rejection, rejected_entry, sync_run, publication")
                .update();
        jdbc.sql("create table told as select * from publication").update();
        jdbc.sql("create rule keep as on delete to publication do also insert into told values (old.*)")
                .update();
    }

    @AfterEach
    void forgetWhatWasTold() {
        jdbc.sql("drop rule keep on publication").update();
        jdbc.sql("drop table told").update();
    }

    @Test
    void tells_from_the_rows_in_the_very_words_in_which_it_tells_at_once() {
        partner.replaceDataset(new DatasetSettings(201, 30, 4, 2, Oddities.REALISTIC));
        assertThatRepeatsItself(sync(startRun), 2);
        partner.advance(new Step(0.2, 0.3, 0.1, 0.2));
        assertThatRepeatsItself(sync(startRun), 2);
    }

    /** As after a kill between telling and removing the mark, when the rows have gone on meanwhile. */
    @Test
    void says_one_thing_under_one_id_also_when_the_rows_have_gone_on_before_it_is_repeated() {
        partner.replaceDataset(new DatasetSettings(203, 30, 4, 2, Oddities.CLEAN));
        var first = sync(startRun);
        partner.advance(new Step(0, 0.5, 0, 0));
        var second = sync(startRun);
        jdbc.sql("update bulletin_de_soin set etat = 'PAID' where id % 3 = 0").update();
        jdbc.sql("update bordereau set statut = 'PAYE' where id % 3 = 0").update();

        jdbc.sql("insert into publication overriding system value select * from told order by seq")
                .update();
        await().atMost(PATIENCE).until(() -> count("publication") == 0);

        for (var run : List.of(first, second)) {
            recordsOf(run)
                    .values()
                    .forEach(records -> assertThat(records.stream()
                                    .collect(groupingBy(record -> text(record).get("ce_id")))
                                    .values())
                            .isNotEmpty()
                            .allSatisfy(same -> assertThat(same)
                                    .extracting(PublicationFlowTest::text)
                                    .containsOnly(text(same.getFirst()))));
        }
    }

    @Test
    void brings_any_text_and_any_amount_over_as_it_is() {
        var run = UUID.randomUUID();
        var random = new Random(7);
        var told = IntStream.range(0, 40).mapToObj(n -> bordereau(n, random)).toList();
        for (var from = 0; from < told.size(); from += 10) {
            write(run, told.subList(from, from + 10));
        }
        await().atMost(PATIENCE).until(() -> count("publication") == 0);
        assertThatRepeatsItself(run, 2);
    }

    @Test
    void writes_nothing_of_a_text_that_no_database_holds() {
        var told = bordereau("B-\u00e9", List.of(bulletin("1", "a\u0000b", null)));
        assertThatException().isThrownBy(() -> write(UUID.randomUUID(), List.of(told)));
        assertThat(count("bordereau")).isZero();
        assertThat(count("publication")).isZero();
    }

    @Test
    void tells_through_another_instance_what_one_without_kafka_imported() {
        partner.replaceDataset(new DatasetSettings(202, 30, 4, 2, Oddities.CLEAN));
        try (var cutOff = new SpringApplicationBuilder(ImporterApplication.class)
                .run(
                        "--server.port=0",
                        "--importer.schedule.cron=-",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--tuniclaim.base-url=" + partner.baseUrl(),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password())) {
            var run = sync(cutOff.getBean(StartRun.class));
            await().atMost(PATIENCE).until(() -> count("publication") == 0);
            assertThat(recordsOf(run).get("tuniclaim.bordereaux")).hasSize(30);
            assertThat(recordsOf(run).get("tuniclaim.bulletins")).hasSize(120);
        }
    }

    /** Has the run's changes told once more, now from the rows. */
    private void assertThatRepeatsItself(UUID run, int times) {
        jdbc.sql("insert into publication overriding system value select * from told where run_id = ?")
                .param(run)
                .update();
        await().atMost(PATIENCE).until(() -> count("publication") == 0);
        for (var records : recordsOf(run).values()) {
            assertThat(records).isNotEmpty();
            assertThat(records.stream()
                            .collect(groupingBy(record -> text(record).get("ce_id")))
                            .values())
                    .allSatisfy(same -> assertThat(same).hasSize(times))
                    .allSatisfy(same -> assertThat(same)
                            .extracting(PublicationFlowTest::text)
                            .containsOnly(text(same.getFirst())));
        }
    }

    private Map<String, List<ConsumerRecord<String, byte[]>>> recordsOf(UUID run) {
        return TOPICS.stream()
                .collect(toMap(
                        topic -> topic,
                        topic -> kafka.read(topic).stream()
                                .filter(record -> new String(record.value(), UTF_8).contains(run.toString()))
                                .toList()));
    }

    private static Map<String, String> text(ConsumerRecord<String, byte[]> record) {
        var text = new TreeMap<String, String>();
        for (Header header : record.headers()) {
            text.put(header.key(), new String(header.value(), UTF_8));
        }
        text.put("key", record.key());
        text.put("value", new String(record.value(), UTF_8));
        return text;
    }

    private UUID sync(StartRun anywhere) {
        var run = UUID.randomUUID();
        anywhere.start(run, SyncTrigger.PERSON, "samia");
        await().atMost(PATIENCE).until(() -> count("sync_run where outcome is not null and id = '" + run + "'") == 1);
        assertThat(count("sync_run where outcome = 'COMPLETED' and id = '" + run + "'"))
                .isEqualTo(1);
        return run;
    }

    private void write(UUID run, List<PartnerBordereau> told) {
        var prepared = told.stream()
                .map(bordereau -> Prepared.of(bordereau, new Prepared.Manner(null, 0, 0, 1_000)))
                .toList();
        transactions.executeWithoutResult(_ -> {
            importBordereaux.beginReading();
            importBordereaux.write(run, prepared);
        });
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static PartnerBordereau bordereau(int number, Random random) {
        var bulletins = IntStream.range(0, random.nextInt(4))
                .mapToObj(n -> bulletin(n + key(random), text(random, 255), amount(random)))
                .toList();
        return bordereau(number + key(random), bulletins);
    }

    private static PartnerBordereau bordereau(String reference, List<PartnerBulletin> bulletins) {
        var content = new BordereauContent(
                null, new BordereauContent.Insured("A", null, null, null, 5, 5), null, null, null, 5, null);
        return new PartnerBordereau(new BordereauReference(reference), content, null, bulletins);
    }

    private static PartnerBulletin bulletin(String numBs, @Nullable String text, @Nullable Montant amount) {
        var at = amount == null ? null : Instant.ofEpochMilli(amount.dinars().longValue() % 4_000_000_000_000L);
        var day = amount == null
                ? null
                : LocalDate.of(1900, 1, 1).plusDays(amount.dinars().abs().longValue() % 109_000);
        var content = new BulletinContent(
                new NumeroBs(numBs),
                null,
                null,
                text,
                text,
                null,
                null,
                null,
                text,
                at,
                day,
                null,
                amount,
                amount,
                5,
                null,
                text,
                text);
        var item = new Item(
                text, 1, text, null, null, day, "FIXE", amount, null, amount, text, null, null, null, null, null);
        return new PartnerBulletin(content, null, List.of(item, item));
    }

    private static String key(Random random) {
        return "-"
                + Stream.of("é", "'", "\\N", "\\", "مرحبا", "😀", "\"", "{}")
                        .toList()
                        .get(random.nextInt(8)) + "-";
    }

    private static String text(Random random, int atMost) {
        var pieces = List.of(
                "\t", "\n", "\r", "\\", "\\N", "\\.", "\u0001", "\"", "'", ",", "مرحبا", "😀", "é", "a", "{}",
                "\u00a0");
        var text = new StringBuilder();
        for (var n = random.nextInt(30); n >= 0; n--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.substring(0, Math.min(text.length(), atMost));
    }

    private static @Nullable Montant amount(Random random) {
        var choices = new ArrayList<@Nullable Montant>();
        choices.add(null);
        choices.add(Montant.ZERO);
        for (var digits = 1; digits <= 15; digits++) {
            var millimes = (long) (random.nextDouble() * Math.pow(10, digits));
            choices.add(new Montant(BigDecimal.valueOf(random.nextBoolean() ? millimes : -millimes, 3)));
            choices.add(new Montant(BigDecimal.valueOf((long) Math.pow(10, digits) - 1, 3)));
            choices.add(new Montant(BigDecimal.valueOf((long) Math.pow(10, digits - 1), 3)));
        }
        return choices.get(random.nextInt(choices.size()));
    }
}
