package tn.ars.tuniclaim.importer.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.event.BulletinImported.Item;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.importer.bordereau.BulletinContent;
import tn.ars.tuniclaim.importer.bordereau.PartnerBordereau;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Entry;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class NormalizeEntryTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final NormalizeEntry normalizeEntry = new NormalizeEntry();

    private Reading read(String json) {
        return normalizeEntry.normalize(new Entry.Whole(3, JSON.readTree(json.replace('\'', '"'))));
    }

    private Normalized normalized(String json) {
        return (Normalized) read(json);
    }

    private Rejected rejected(String json) {
        return rejected(read(json));
    }

    private static Rejected rejected(Reading reading) {
        return (Rejected) reading;
    }

    private PartnerBordereau bordereau(String fields) {
        return normalized("{'reference': 'B-1', %s}".formatted(fields)).bordereau();
    }

    private BulletinContent bulletin(String fields) {
        return bordereau("'bulletinsSoins': [{'numBs': 'BS-1', %s}]".formatted(fields))
                .bulletins()
                .getFirst()
                .content();
    }

    private Rejected rejectedBulletin(String fields) {
        return normalized("{'reference': 'B-1', 'bulletinsSoins': [{'numBs': 'BS-1', %s}]}".formatted(fields))
                .rejected()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({"10001, 10001", "'\"10001\"', 10001", "10001.0, 10001", "'\" 10001 \"', 10001"})
    void reads_an_id_that_is_a_number_one_day_and_text_the_next(String written, String id) {
        var bordereau = bordereau("'id': " + written);
        assertThat(bordereau.content().partnerId()).isEqualTo(new PartnerId(id));
    }

    @Test
    void derives_a_stable_reference_from_the_id() {
        assertThat(normalized("{'id': 17}").bordereau().reference()).isEqualTo(new BordereauReference("TUNICLAIM-17"));
        assertThat(normalized("{'id': '17', 'reference': ' '}").bordereau().reference())
                .isEqualTo(new BordereauReference("TUNICLAIM-17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id': null, 'reference': ''}", "{'reference': ['B-1']}", "'text'", "[1]", "7"})
    void rejects_an_entry_without_a_name_of_its_own(String json) {
        assertThat(rejected(json).bulletin()).isZero();
    }

    @Test
    void rejects_a_reference_that_cannot_be_a_key() {
        var rejected = rejected("{'reference': '%s'}".formatted("x".repeat(129)));
        assertThat(rejected.field()).isEqualTo("reference");
        assertThat(rejected.reason()).contains("at most 128").doesNotContain("xxx");
        assertThat(rejected.position()).isEqualTo(3);
    }

    @Test
    void rejects_keys_with_half_a_character_in_them() {
        assertThat(rejected("{'reference': 'B-\\ud83d'}").field()).isEqualTo("reference");
        assertThat(normalized("{'reference': 'B-1', 'bulletinsSoins': [{'numBs': 'BS-\\ude00'}]}")
                        .rejected()
                        .getFirst()
                        .field())
                .isEqualTo("numBs");
    }

    @Test
    void rejects_more_than_an_event_or_a_transaction_can_hold() {
        var items = rejectedBulletin("'items': [%s]".formatted(String.join(",", Collections.nCopies(1_001, "{}"))));
        assertThat(items.field()).isEqualTo("items");
        assertThat(items.reason()).contains("at most 1000");
        var bulletins = rejected("{'reference': 'B-1', 'bulletinsSoins': [%s]}"
                .formatted(String.join(",", Collections.nCopies(5_001, "{}"))));
        assertThat(bulletins.field()).isEqualTo("bulletinsSoins");
        assertThat(bulletins.reason()).contains("at most 5000");
    }

    @Test
    void fills_what_is_missing_with_what_was_agreed() {
        var content =
                bordereau("'client': {}, 'contract': {}, 'prestataire': null").content();
        assertThat(content.client().name()).isEqualTo("MY TUNICLAIM - Client par défaut");
        assertThat(content.client().reglementDelay()).isEqualTo(5);
        assertThat(content.delaiReglement()).isEqualTo(5);
        assertThat(content.dateReception()).isNull();
        assertThat(content.prestataire()).isNull();
        assertThat(Objects.requireNonNull(content.contract()).delaiReclamation())
                .isEqualTo(5);
    }

    @Test
    void finds_the_contracts_client_in_both_places() {
        assertThat(Objects.requireNonNull(bordereau("'contract': {'clientName': 'A'}")
                                .content()
                                .contract())
                        .clientName())
                .isEqualTo("A");
        assertThat(Objects.requireNonNull(bordereau("'contract': {'client': {'name': 'B'}}")
                                .content()
                                .contract())
                        .clientName())
                .isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "123.45; 123.450",
                "0.1; 0.100",
                "12; 12.000",
                "1.2340; 1.234",
                "-3.5; -3.500",
                "'\"123.450\"'; 123.450",
                "'\"1 234,500\"'; 1234.500",
                "'\"1\u00A0234,500\"'; 1234.500",
                "'\"1\u202F234\u202F567,5\"'; 1234567.500",
                "'\" 12,5 \"'; 12.500"
            })
    void reads_an_amount_however_it_is_written(String written, BigDecimal dinars) {
        assertThat(bulletin("'montant': " + written).montant()).isEqualTo(new Montant(dinars));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'n/a ???'", "'1,234.500'", "1.2345", "'12 34,5'", "1e30", "1e999999999", "{}", "true", "'--1'"})
    void rejects_an_amount_that_is_none(String written) {
        var rejected = rejectedBulletin("'montant': " + written);
        assertThat(rejected.field()).isEqualTo("montant");
        assertThat(rejected.bulletin()).isEqualTo(1);
        assertThat(rejected.numBs()).isEqualTo("BS-1");
        assertThat(rejected.reason()).doesNotContain(written.replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-22T10:15:30Z\"', 2026-11-22T10:15:30Z",
        "'\"2026-11-22T10:15:30.123+01:00\"', 2026-11-22T09:15:30.123Z",
        "'\"2026-11-22T10:15\"', 2026-11-22T09:15:00Z",
        "'\"2026-11-22\"', 2026-11-21T23:00:00Z",
        "'\"22/11/2026\"', 2026-11-21T23:00:00Z",
        "1795342530000, 2026-11-22T10:15:30Z",
        "'\"1795342530000\"', 2026-11-22T10:15:30Z"
    })
    void reads_a_date_however_it_is_written(String written, Instant instant) {
        assertThat(bulletin("'dateCreation': " + written).dateCreation()).isEqualTo(instant);
    }

    @Test
    void takes_days_as_they_are_in_tunis() {
        assertThat(bulletin("'dateSoin': '2026-11-22T23:30:00Z'").dateSoin()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(bulletin("'dateSoin': '22/11/2026'").dateSoin()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'n/a ???'", "'31/02/2026'", "'2026-13-01'", "'11/22/2026'", "'1026-11-22'", "3", "{}"})
    void rejects_a_date_that_is_none(String written) {
        assertThat(rejectedBulletin("'dateSoin': " + written).field()).isEqualTo("dateSoin");
    }

    @Test
    void cleans_and_cuts_free_text() {
        assertThat(bulletin("'observationGlobal': 'a\\u0000\\u0007\\tb\\ufeff'").observationGlobal())
                .isEqualTo("a b");
        assertThat(bulletin("'observationGlobal': '%s'".formatted("é".repeat(3_000)))
                        .observationGlobal())
                .hasSize(2_000);
        assertThat(bulletin("'nomAssure': 'محمد بن علي'").nomAssure()).isEqualTo("محمد بن علي");
        assertThat(bulletin("'nomAssure': '\\ud83d'").nomAssure()).isEqualTo("\uFFFD");
        assertThat(bulletin("'matricule': 12345678").matricule()).isEqualTo("12345678");
    }

    @Test
    void never_cuts_a_character_in_two() {
        assertThat(bulletin("'nomAssure': '%s'".formatted("x" + "😀".repeat(200)))
                        .nomAssure())
                .hasSize(255 - (255 - 1) % 2)
                .endsWith("😀");
    }

    @Test
    void rejects_a_bulletin_alone_and_takes_the_others() {
        var read = normalized("""
                {'reference': 'B-1', 'bulletinsSoins': [
                    {'numBs': 'BS-1'}, {'etat': 'PAYE'}, 'text', {'numBs': 'BS-2', 'items': [{}, {'pec': 'x'}]}]}
                """);
        assertThat(read.bordereau().bulletins())
                .extracting(bulletin -> bulletin.content().numBs())
                .containsExactly(new NumeroBs("BS-1"));
        assertThat(read.rejected()).extracting(Rejected::bulletin).containsExactly(2, 3, 4);
        assertThat(read.rejected()).extracting(Rejected::field).containsExactly("numBs", null, "items[1].pec");
    }

    @Test
    void takes_a_bulletin_that_comes_twice_once() {
        var read = normalized(
                "{'reference': 'B-1', 'bulletinsSoins': [{'numBs': 'BS-1', 'acte': 'a'}, {'numBs': 'BS-1'}]}");
        assertThat(read.repeated()).isEqualTo(1);
        assertThat(read.bordereau().bulletins().getFirst().content().acte()).isEqualTo("a");
    }

    @Test
    void keeps_words_it_does_not_know_and_counts_them() {
        var read = normalized("""
                {'reference': 'B-1', 'statut': 'EN_ORBITE', 'nombreBS': 3,
                 'bulletinsSoins': [{'numBs': 'BS-1', 'etat': 'VU'}, {'numBs': 'BS-2', 'etat': 'LU'}]}
                """);
        assertThat(read.bordereau().statut()).isEqualTo("EN_ORBITE");
        assertThat(read.oddities())
                .isEqualTo(Map.of(Oddity.STATUT_UNKNOWN, 1L, Oddity.ETAT_UNKNOWN, 2L, Oddity.NOMBRE_BS_DIFFERS, 1L));
    }

    @Test
    void reads_items_with_their_defaults() {
        var items = bordereau("""
                        'bulletinsSoins': [{'numBs': 'BS-1',
                            'items': [{'quantite': '2', 'acuiteDroite': -0.25, 'depense': '10,5', 'typeHonoraire': null}]}]
                        """).bulletins().getFirst().items();
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().quantite()).isEqualTo(2);
        assertThat(items.getFirst().acuiteDroite()).isEqualTo("-0.25");
        assertThat(items.getFirst().typeHonoraire()).isEqualTo("FIXE");
        assertThat(items.getFirst().depense()).isEqualTo(Montant.of("10.5"));
    }

    @Test
    void passes_on_why_an_entry_is_incomplete() {
        var entry = new Entry.Incomplete(9, JSON.readTree("{\"reference\": \"B-9\"}"), "bulletinsSoins", "HTTP 404");
        assertThat(normalizeEntry.normalize(entry))
                .isEqualTo(new Rejected(
                        9,
                        0,
                        "B-9",
                        null,
                        "bulletinsSoins",
                        RejectionCode.BULLETINS_UNAVAILABLE,
                        null,
                        "HTTP 404",
                        entry.json()));
        assertThat(rejected(normalizeEntry.normalize(new Entry.Incomplete(9, entry.json(), "", "is too large")))
                        .code())
                .isEqualTo(RejectionCode.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; REQUIRED; reference",
                "7; NOT_AN_OBJECT;",
                "{'reference': ['B-1']}; NOT_A_KEY; reference",
                "{'reference': 'B-1', 'id': true}; NOT_A_KEY; id",
                "{'reference': 'B-1', 'client': 'ACME'}; NOT_AN_OBJECT; client",
                "{'reference': 'B-1', 'client': {'email': {}}}; NOT_TEXT; client.email",
                "{'reference': 'B-1', 'contract': {'startDate': '1'}}; NOT_A_DATE; contract.startDate",
                "{'reference': 'B-1', 'delaiReglement': -1}; NOT_A_COUNT; delaiReglement",
                "{'reference': 'B-1', 'dateReception': 'hier'}; NOT_A_DATE; dateReception",
                "{'reference': 'B-1', 'bulletinsSoins': {}}; NOT_A_LIST; bulletinsSoins"
            })
    void says_in_a_code_why_an_entry_is_rejected(String json, RejectionCode code, @Nullable String field) {
        assertThat(rejected(json).code()).isEqualTo(code);
        assertThat(rejected(json).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'montant': 'x'; NOT_AN_AMOUNT; 123.450 | 1 234,500",
                "'dateSoin': 'x'; NOT_A_DATE; 2026-11-22 | 2026-11-22T10:15:30Z | 22/11/2026",
                "'delaiReglement': 'x'; NOT_A_COUNT; 0–99999",
                "'acte': {}; NOT_TEXT;"
            })
    void says_in_no_language_what_would_be_right(String field, RejectionCode code, @Nullable String expected) {
        assertThat(rejectedBulletin(field).code()).isEqualTo(code);
        assertThat(rejectedBulletin(field).expected()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'vingt'", "-1", "{}", "[2]", "1e99", "'1.5'"})
    void does_not_reject_a_bordereau_for_a_count_that_is_not_trusted_anyway(String nombreBs) {
        var read = normalized(
                "{'reference': 'B-1', 'nombreBS': %s, 'bulletinsSoins': [{'numBs': '1'}]}".formatted(nombreBs));
        assertThat(read.bordereau().content().nombreBs()).isNull();
        assertThat(read.oddities()).containsOnlyKeys(Oddity.NOMBRE_BS_DIFFERS);
    }

    @Test
    void keeps_items_in_their_order_and_two_that_say_the_same() {
        var items = bordereau("""
                        'bulletinsSoins': [{'numBs': 'BS-1',
                            'items': [{'nomProduit': 'b'}, {'nomProduit': 'a'}, {'nomProduit': 'b'}]}]
                        """).bulletins().getFirst().items();
        assertThat(items).extracting(Item::nomProduit).containsExactly("b", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T10:15Z",
                "2026-11-22T10:15:30Z",
                "2024-02-29T23:59:59.1Z",
                "2026-11-22T10:15:30.123456789Z",
                "1999-12-31T00:00:00.000Z"
            })
    void reads_an_instant_as_java_does(String written) {
        assertThat(bulletin("'dateCreation': '%s'".formatted(written)).dateCreation())
                .isEqualTo(OffsetDateTime.parse(written).toInstant().truncatedTo(ChronoUnit.MILLIS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30T10:15:30Z", "2026-11-22T24:00:00Z", "2026-11-22T10:15:60Z", "2026-13-01T10:15:30Z"})
    void rejects_an_instant_that_never_was(String written) {
        assertThat(rejectedBulletin("'dateCreation': '%s'".formatted(written)).field())
                .isEqualTo("dateCreation");
    }
}
