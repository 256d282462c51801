package tn.ars.tuniclaim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.ars.tuniclaim.simulator.dataset.Counts.Holding;
import tn.ars.tuniclaim.simulator.form.BadField;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Often enough that a small world shows them all. */
    private static final Oddities MANY = Oddities.REALISTIC
            .with(Oddity.SEPARATE_BULLETINS, 0.3)
            .with(Oddity.MISSING_REFERENCE, 0.1)
            .with(Oddity.MISSING_ID, 0.1)
            .with(Oddity.MISSING_IDENTITY, 0.1)
            .with(Oddity.DUPLICATE, 0.1)
            .with(Oddity.DIFFERING_DUPLICATE, 0.1)
            .with(Oddity.EMPTY_BULLETINS, 0.1)
            .with(Oddity.EMPTY_ITEMS, 0.2)
            .with(Oddity.MISSING_NUM_BS, 0.1)
            .with(Oddity.GARBAGE_AMOUNT, 0.1)
            .with(Oddity.GARBAGE_DATE, 0.1);

    private static final Step STEP = new Step(0.1, 0.2, 0.1, 0.3);

    private static Dataset dataset(long bordereaux, Oddities oddities) {
        return Dataset.of(new DatasetSettings(42, bordereaux, 4, 3, oddities));
    }

    @Test
    void names_things_alike_in_a_country_that_writes_other_digits() {
        var locale = Locale.getDefault();
        Locale.setDefault(Locale.of("ar", "EG"));
        try {
            var dataset = dataset(3, Oddities.CLEAN);
            assertThat(dataset.wireReference(2)).isEqualTo("BRD-2026-000002");
            assertThat(dataset.numBs(2)).startsWith("BS-000002-01");
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static String list(Dataset dataset) {
        var out = new ByteArrayOutputStream();
        dataset.writeBordereaux(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode entries(Dataset dataset) {
        var json = JSON.readTree(list(dataset));
        return json.isArray() ? json : json.get("bordereaux");
    }

    private static JsonNode bulletins(Dataset dataset, long index) {
        var out = new ByteArrayOutputStream();
        dataset.writeBulletins(index, out);
        return JSON.readTree(out.toByteArray());
    }

    @Test
    void the_same_seed_writes_the_same_bytes() {
        var here = dataset(50, MANY).after(STEP).after(STEP);
        var there = dataset(50, MANY).after(STEP).after(STEP);
        assertThat(list(here)).isEqualTo(list(there));
    }

    @Test
    void another_seed_writes_something_else() {
        var other = Dataset.of(new DatasetSettings(43, 50, 4, 3, MANY));
        assertThat(list(dataset(50, MANY))).isNotEqualTo(list(other));
    }

    @Test
    void a_clean_world_is_all_to_be_held() {
        assertThat(dataset(50, Oddities.CLEAN).counts().toHold()).isEqualTo(new Holding(50, 200, 600));
    }

    static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("clean", dataset(120, Oddities.CLEAN)),
                Arguments.of("odd", dataset(400, MANY)),
                Arguments.of("odd, two steps on", dataset(400, MANY).after(STEP).after(STEP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void the_counts_are_those_of_what_is_written(String name, Dataset dataset) {
        var reader = new Reader(dataset);
        var counts = dataset.counts();
        assertThat(counts.listEntries()).isEqualTo(reader.entries);
        assertThat(counts.bordereaux()).isEqualTo(reader.bordereaux);
        assertThat(counts.bulletins()).isEqualTo(reader.bulletins);
        assertThat(counts.items()).isEqualTo(reader.items);
        assertThat(counts.rejectedBordereaux()).isEqualTo(reader.rejected);
        assertThat(counts.rejectedBulletins()).isEqualTo(reader.rejectedBulletins);
        assertThat(counts.toHold()).isEqualTo(new Holding(reader.held, reader.heldBulletins, reader.heldItems));
    }

    /** Reads a world as a correct importer would, and counts. */
    private static final class Reader {

        private final Dataset dataset;
        private final HashSet<String> seen = new HashSet<>();
        private long entries;
        private long bordereaux;
        private long bulletins;
        private long items;
        private long rejected;
        private long rejectedBulletins;
        private long held;
        private long heldBulletins;
        private long heldItems;

        Reader(Dataset dataset) {
            this.dataset = dataset;
            entries(dataset).forEach(this::read);
        }

        private void read(JsonNode entry) {
            entries++;
            var nameless = !entry.has("id") && !entry.has("reference");
            var identity = nameless
                    ? entry.get("client").get("phone").stringValue()
                    : entry.path("id").asString("") + "/"
                            + entry.path("reference").asString("");
            if (!seen.add(identity)) {
                return;
            }
            bordereaux++;
            rejected += nameless ? 1 : 0;
            held += nameless ? 0 : 1;
            for (var bulletin : bulletinsOf(entry)) {
                read(bulletin, nameless);
            }
        }

        private JsonNode bulletinsOf(JsonNode entry) {
            if (entry.has("bulletinsSoins")) {
                return entry.get("bulletinsSoins");
            }
            var name = entry.has("id")
                    ? entry.get("id").asString()
                    : entry.path("reference").asString("");
            // Without a name nobody can ask.
            var json = name.isEmpty()
                    ? JSON.createArrayNode()
                    : bulletins(dataset, dataset.find(name).orElseThrow());
            return json.isArray() ? json : json.has("bulletins") ? json.get("bulletins") : json.get("bulletinsSoins");
        }

        private void read(JsonNode bulletin, boolean ofNameless) {
            var defect = !bulletin.has("numBs")
                    || bulletin.get("montant").asString().contains("n/a")
                    || bulletin.get("dateCreation").asString().contains("n/a");
            bulletins++;
            items += bulletin.get("items").size();
            if (ofNameless) {
                return;
            }
            rejectedBulletins += defect ? 1 : 0;
            heldBulletins += defect ? 0 : 1;
            heldItems += defect ? 0 : bulletin.get("items").size();
        }
    }

    @Test
    void a_step_adds_changes_removes_and_moves_as_many_as_it_counts() {
        var before = dataset(500, Oddities.CLEAN);
        var after = before.after(STEP);
        var old = byReference(before);
        var young = byReference(after);
        var changes = after.counts().sinceLastGeneration();

        assertThat(changes.added()).isEqualTo(50);
        assertThat(young.keySet().stream().filter(reference -> !old.containsKey(reference)))
                .hasSize(50);
        assertThat(old.keySet().stream().filter(reference -> !young.containsKey(reference)))
                .hasSize((int) changes.vanished());
        assertThat(old.entrySet().stream()
                        .filter(entry -> young.containsKey(entry.getKey()))
                        .filter(entry -> !entry.getValue().equals(young.get(entry.getKey()))))
                .hasSize((int) changes.touched());
        assertThat(changes.vanished()).isBetween(25L, 80L);
        assertThat(changes.changed()).isBetween(60L, 130L);
        assertThat(changes.moved()).isBetween(90L, 180L);
        assertThat(after.counts().everToHold().bordereaux()).isEqualTo(550);
        assertThat(after.counts().generation()).isEqualTo(1);
    }

    private static Map<String, JsonNode> byReference(Dataset dataset) {
        var all = new HashMap<String, JsonNode>();
        entries(dataset).forEach(entry -> all.put(entry.get("reference").stringValue(), entry));
        return all;
    }

    @Test
    void ids_and_amounts_are_written_otherwise_in_the_next_generation_and_say_the_same() {
        var odd = Oddities.CLEAN
                .with(Oddity.STRING_ID, 0.5)
                .with(Oddity.AMOUNT_AS_TEXT, 0.3)
                .with(Oddity.AMOUNT_NARROW_SPACE, 0.3);
        var before = list(dataset(40, odd));
        var after = list(dataset(40, odd).after(new Step(0, 0, 0, 0)));
        assertThat(after).isNotEqualTo(before);
        assertThat(plain(after)).isEqualTo(plain(before));
    }

    private static String plain(String list) {
        return list.replaceAll("\"id\":\"(\\d+)\"", "\"id\":$1")
                .replaceAll("(?<=\\d)\u202F(?=\\d{3})", "")
                .replaceAll("\"(\\d+)[.,](\\d{3})\"", "$1.$2");
    }

    @Test
    void a_changed_bordereau_differs_in_its_delay_and_in_one_bulletin() {
        var before = entries(dataset(1, Oddities.CLEAN)).get(0);
        var after =
                entries(dataset(1, Oddities.CLEAN).after(new Step(0, 1, 0, 0))).get(0);
        assertThat(after.get("delaiReglement")).isNotEqualTo(before.get("delaiReglement"));
        var differing = 0;
        for (var ordinal = 0; ordinal < 4; ordinal++) {
            var now = after.get("bulletinsSoins").get(ordinal);
            differing += now.equals(before.get("bulletinsSoins").get(ordinal)) ? 0 : 1;
        }
        assertThat(differing).isEqualTo(1);
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                sign(Oddity.SEPARATE_BULLETINS, entry -> !entry.has("bulletinsSoins")),
                sign(Oddity.STRING_ID, entry -> entry.get("id").isString()),
                sign(Oddity.MISSING_REFERENCE, entry -> !entry.has("reference") && entry.has("id")),
                sign(Oddity.MISSING_ID, entry -> entry.has("reference") && !entry.has("id")),
                sign(Oddity.MISSING_IDENTITY, entry -> !entry.has("reference") && !entry.has("id")),
                sign(Oddity.UNKNOWN_STATUT, entry -> text(entry, "statut").startsWith("ATTENTE_PIECES")),
                sign(Oddity.SCAN_TERMINE, entry -> !text(entry, "statut").equals("SCANNE")),
                sign(
                        Oddity.WRONG_NOMBRE_BS,
                        entry -> entry.get("nombreBS").intValue()
                                != entry.get("bulletinsSoins").size()),
                sign(
                        Oddity.EMPTY_BULLETINS,
                        entry -> entry.get("bulletinsSoins").isEmpty()),
                sign(
                        Oddity.UNKNOWN_FIELDS,
                        entry -> entry.has("xTrace") && entry.get("client").has("xTrace")),
                sign(
                        Oddity.ARABIC_NAMES,
                        entry -> isArabic(text(entry.get("client"), "name"))
                                && isArabic(text(entry.get("prestataire"), "name"))
                                && isArabic(text(bulletin(entry), "nomAssure"))),
                sign(Oddity.MISSING_CLIENT_NAME, entry -> !entry.get("client").has("name")),
                sign(
                        Oddity.CONTRACT_CLIENT_OBJECT,
                        entry -> entry.get("contract").has("client")),
                sign(
                        Oddity.NULL_FIELDS,
                        entry -> entry.get("contract").isNull()
                                && bulletin(entry).get("acte").isNull()),
                sign(
                        Oddity.ABSENT_FIELDS,
                        entry -> !entry.has("contract") && !bulletin(entry).has("acte")),
                sign(Oddity.EMPTY_ITEMS, entry -> bulletin(entry).get("items").isEmpty()),
                sign(
                        Oddity.ETAT_SYNONYM,
                        entry -> text(bulletin(entry), "etat").matches("EN_COURS|TRAITE|VALIDE|REJETE|PAYE")),
                sign(
                        Oddity.AMOUNT_AS_TEXT,
                        entry -> text(bulletin(entry), "montant").matches("\\d+\\.\\d{3}")),
                sign(Oddity.AMOUNT_FRENCH, entry -> isFrenchAmount(entry, ' ')),
                sign(Oddity.AMOUNT_NO_BREAK_SPACE, entry -> isFrenchAmount(entry, '\u00A0')),
                sign(Oddity.AMOUNT_NARROW_SPACE, entry -> isFrenchAmount(entry, '\u202F')),
                sign(
                        Oddity.DATE_ISO,
                        entry -> text(entry, "dateReception").matches("\\d{4}-\\d\\d-\\d\\d")
                                && text(bulletin(entry), "dateSoin").matches("\\d{4}-\\d\\d-\\d\\d")),
                sign(Oddity.DATE_FRENCH, entry -> text(entry, "dateReception").matches("\\d\\d/\\d\\d/\\d{4}")),
                sign(
                        Oddity.DATE_EPOCH_MILLIS,
                        entry -> entry.get("dateReception").isIntegralNumber()),
                sign(
                        Oddity.CONTROL_CHARACTERS,
                        entry -> text(bulletin(entry), "observationGlobal").contains("\u0000\u0001")),
                sign(
                        Oddity.LONG_TEXT,
                        entry -> text(bulletin(entry), "observationGlobal").length() > 20_000),
                sign(Oddity.MISSING_NUM_BS, entry -> !bulletin(entry).has("numBs")),
                sign(
                        Oddity.GARBAGE_AMOUNT,
                        entry -> text(bulletin(entry), "montant").contains("?")),
                sign(
                        Oddity.GARBAGE_DATE,
                        entry -> text(bulletin(entry), "dateCreation").contains("?")));
    }

    interface Sign {
        boolean isOn(JsonNode entry);
    }

    private static Arguments sign(Oddity oddity, Sign sign) {
        return Arguments.of(oddity, sign);
    }

    private static String text(JsonNode object, String name) {
        return object.get(name).asString();
    }

    private static JsonNode bulletin(JsonNode entry) {
        return entry.get("bulletinsSoins").get(0);
    }

    private static boolean isArabic(String text) {
        return Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.ARABIC;
    }

    private static boolean isFrenchAmount(JsonNode entry, char space) {
        return text(bulletin(entry), "montant").matches("\\d{1,3}(" + space + "\\d{3})*,\\d{3}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void at_share_one_an_oddity_meets_everything_and_at_zero_not_all(Oddity oddity, Sign sign) {
        assertThat(entries(dataset(60, Oddities.CLEAN.with(oddity, 1))))
                .isNotEmpty()
                .allMatch(sign::isOn);
        assertThat(entries(dataset(60, Oddities.CLEAN))).anyMatch(entry -> !sign.isOn(entry));
    }

    @Test
    void large_french_amounts_are_grouped() {
        var list = list(dataset(60, Oddities.CLEAN.with(Oddity.AMOUNT_NO_BREAK_SPACE, 1)));
        assertThat(list).containsPattern("\"\\d\u00A0\\d{3},\\d{3}\"");
    }

    @Test
    void the_list_and_the_bulletins_come_in_every_envelope() {
        assertThat(list(dataset(1, Oddities.CLEAN))).startsWith("[");
        assertThat(list(dataset(1, Oddities.CLEAN.with(Oddity.LIST_AS_OBJECT, 1))))
                .startsWith("{\"bordereaux\":[");
        assertThat(bulletins(dataset(1, Oddities.CLEAN), 0).isArray()).isTrue();
        assertThat(bulletins(dataset(1, Oddities.CLEAN.with(Oddity.BULLETINS_AS_OBJECT, 1)), 0)
                        .get("bulletins"))
                .hasSize(4);
        assertThat(bulletins(dataset(1, Oddities.CLEAN.with(Oddity.BULLETINS_AS_BULLETINS_SOINS, 1)), 0)
                        .get("bulletinsSoins"))
                .hasSize(4);
    }

    @Test
    void a_duplicate_says_the_same_again_and_a_differing_one_does_not() {
        var same = entries(dataset(1, Oddities.CLEAN.with(Oddity.DUPLICATE, 1)));
        assertThat(same).hasSize(2);
        assertThat(same.get(1)).isEqualTo(same.get(0));

        var differing = entries(dataset(1, Oddities.CLEAN.with(Oddity.DIFFERING_DUPLICATE, 1)));
        assertThat(differing).hasSize(2);
        assertThat(differing.get(1).get("reference")).isEqualTo(differing.get(0).get("reference"));
        assertThat(differing.get(1)).isNotEqualTo(differing.get(0));
    }

    @Test
    void the_amounts_of_a_bulletin_are_the_sums_of_its_items() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        for (var entry : mapper.readTree(list(dataset(5, Oddities.CLEAN).after(new Step(0, 1, 0, 0))))) {
            for (var bulletin : entry.get("bulletinsSoins")) {
                var sum = BigDecimal.ZERO;
                for (var item : bulletin.get("items")) {
                    sum = sum.add(item.get("depense").decimalValue());
                    assertThat(item.get("pec")
                                    .decimalValue()
                                    .add(item.get("participationAdherent").decimalValue()))
                            .isEqualByComparingTo(item.get("depense").decimalValue());
                }
                assertThat(bulletin.get("montant").decimalValue()).isEqualByComparingTo(sum);
            }
        }
    }

    @Test
    void finds_by_id_and_by_reference_what_there_is() {
        var dataset = dataset(10, Oddities.CLEAN);
        assertThat(dataset.find("BRD-2026-000009")).hasValue(9);
        assertThat(dataset.find(dataset.id(9))).hasValue(9);
        assertThat(dataset.find("BRD-2026-000010")).isEmpty();
        assertThat(dataset.find("9")).isEmpty();
        assertThat(dataset.find("BRD-2026--00001")).isEmpty();
        assertThat(dataset.find("99999999999999999999")).isEmpty();
        assertThat(dataset.hasBulletin(9, "BS-000009-04")).isTrue();
        assertThat(dataset.hasBulletin(9, "BS-000009-05")).isFalse();
        assertThat(dataset.hasBulletin(9, "BS-000008-04")).isFalse();
    }

    @Test
    void shares_that_exclude_each_other_add_up_to_one_at_most() {
        var half = Oddities.CLEAN.with(Oddity.DATE_ISO, 0.6);
        assertThatThrownBy(() -> half.with(Oddity.DATE_FRENCH, 0.6)).isInstanceOf(BadField.class);
    }
}
