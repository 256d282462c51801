package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tn.ars.tuniclaim.importer.partner.Slicer.NotJson;

class ListingTest {

    private static List<Json> read(String json, int maxElementSize) throws IOException {
        return elements(json, maxElementSize).stream()
                .map(element -> element.fault() == null
                        ? Json.read(element.text())
                        : Json.unreadable(element.text(), element.fault()))
                .toList();
    }

    private static List<Listing.Element> elements(String json, int maxElementSize) throws IOException {
        var elements = new ArrayList<Listing.Element>();
        var answer = new Trickle(json.getBytes(UTF_8));
        try (var listing = new Listing(answer, Set.of("bordereaux"), DataSize.ofBytes(maxElementSize), "bulletins")) {
            for (var element = listing.next(); element != null; element = listing.next()) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Comes in pieces that end anywhere. */
    private static final class Trickle extends ByteArrayInputStream {

        private int piece;

        Trickle(byte[] text) {
            super(text);
        }

        @Override
        public synchronized int read(byte[] into, int from, int atMost) {
            piece = piece % 7_919 * 3 + 1;
            return super.read(into, from, Math.min(atMost, piece));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, {\"a\": [2]}, \"x\"]",
                "{\"bordereaux\": [1, {\"a\": [2]}, \"x\"]}",
                "{\"page\": {\"bordereaux\": [9]}, \"bordereaux\": [1, {\"a\": [2]}, \"x\"], \"after\": [[3]]}"
            })
    void reads_a_list_in_each_of_its_shapes(String json) throws IOException {
        assertThat(read(json, 100))
                .extracting(element -> element.node().toString())
                .containsExactly("1", "{\"a\":[2]}", "\"x\"");
    }

    @Test
    void finds_nothing_where_nothing_is() throws IOException {
        assertThat(read("[]", 100)).isEmpty();
        assertThat(read("{\"bordereaux\": null}", 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "7",
                "{\"bordereaux\": {}}",
                "[1, 2",
                "[1, {\"a\"",
                "{\"bordereaux\": [1]",
                "<html>",
                "[1 2]",
                "[,1]",
                "[1,]",
                "[{\"a\": }]",
                "[\"a",
                "[[}, 1]",
                "[{\"a\": 1] ]",
                "[nul]"
            })
    void takes_no_broken_answer_for_a_whole_one(String json) {
        assertThatException()
                .isThrownBy(() -> read(json, 100))
                .isInstanceOfAny(NotJson.class, PartnerUnavailable.class);
    }

    @Test
    void loses_a_letter_and_not_the_list_to_bytes_that_are_no_utf_8() {
        var latin = "{\"nomAssure\": \"Hélène\"}".getBytes(ISO_8859_1);
        assertThat(Json.read(latin).node().get("nomAssure").stringValue()).isEqualTo("H\uFFFDl\uFFFDne");
        var tabbed = "{\"nomAssure\": \"Ben\tSalah\nAli\"}".getBytes(UTF_8);
        assertThat(Json.read(tabbed).node().get("nomAssure").stringValue()).isEqualTo("Ben\tSalah\nAli");
    }

    @Test
    void passes_over_an_element_that_is_too_large() throws IOException {
        var elements = read("[{\"a\": \"%s\", \"b\": [{}]}, {\"c\": 1}]".formatted("x".repeat(200)), 50);
        assertThat(elements).extracting(Json::fault).containsExactly("is larger than 50B", null);
        assertThat(elements.getLast().node().toString()).isEqualTo("{\"c\":1}");
    }

    static Stream<String> beyond_measure() {
        return Stream.of(
                "{\"n\": %s}".formatted("7".repeat(1_500)),
                "{\"n\": 1e99999999999}",
                "{\"%s\": 1}".formatted("x".repeat(60_000)),
                "{\"a\": %s}".formatted("[".repeat(501) + "]".repeat(501)),
                "{\"a\": %s}".formatted("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                "{\"a\": \"%s\\\"]\"}".formatted("x".repeat(2_000_000)));
    }

    @ParameterizedTest
    @MethodSource("beyond_measure")
    void passes_over_an_element_beyond_all_measure(String odd) throws IOException {
        var elements = read("[1, %s, {\"c\": 1}]".formatted(odd), 1_000_000);
        assertThat(elements).extracting(element -> element.fault() != null).containsExactly(false, true, false);
        assertThat(elements.get(1).node().stringValue())
                .hasSizeLessThanOrEqualTo(20_000)
                .startsWith("{");
        assertThat(elements.getLast().node().toString()).isEqualTo("{\"c\":1}");
    }

    @Test
    void reads_behind_a_mark_and_any_spaces() throws IOException {
        assertThat(read("\uFEFF\r\n [ 1 ,\t\"a\\\"]\" ] ", 100)).hasSize(2);
    }

    @Test
    void keeps_every_digit() throws IOException {
        var amount =
                read("[{\"montant\": 12345678901.101}]", 100).getFirst().node().get("montant");
        assertThat(amount.decimalValue()).isEqualTo(new BigDecimal("12345678901.101"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"bulletins\": []}; true",
                "{\"a\": {\"bulletins\": [1]}}; false",
                "{\"a\": [{\"bulletins\": [1]}], \"bulletins\" : [{\"x\": \"}\"}]}; true",
                "{\"bulletins\": null}; false",
                "{\"bulletins\": [], \"bulletins\": null}; false",
                "{\"a\": \"bulletins\", \"b\": 1}; false",
                "{\"a\": \"\\\"bulletins\\\": 1\"}; false",
                "[\"bulletins\", 1]; false",
                "\"bulletins\"; false"
            })
    void sees_without_reading_whether_something_is_in_a_field(String json, boolean is) throws IOException {
        assertThat(elements("[%s, {}]".formatted(json), 100))
                .extracting(Listing.Element::hasField)
                .containsExactly(is, false);
    }

    @Test
    void cuts_where_jackson_would_whatever_the_pieces() throws IOException {
        var random = new Random(11);
        for (var round = 0; round < 200; round++) {
            var values = Stream.generate(() -> value(random, 4)).limit(20).toList();
            var answer = "[" + String.join(" ,\n", values) + "]";
            assertThat(elements(answer, 1_000_000))
                    .extracting(element -> new String(element.text(), UTF_8))
                    .isEqualTo(values);
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> "\"" + "{é\\\\\\\"[مر حبا😀}".repeat(random.nextInt(30)) + "\"";
            case 2 -> "null";
            case 3 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> "{\"bulletins\":" + value(random, depth - 1) + ", \"b\" : " + value(random, depth - 1) + "}";
        };
    }
}
