package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tn.ars.tuniclaim.importer.partner.Slicer.NotJson;

class ListingTest {

    private static List<Listing.Element> read(String json, int maxElementSize) throws IOException {
        var elements = new ArrayList<Listing.Element>();
        var answer = new ByteArrayInputStream(json.getBytes(UTF_8));
        try (var listing = new Listing(answer, Set.of("bordereaux"), DataSize.ofBytes(maxElementSize))) {
            for (var element = listing.next(); element != null; element = listing.next()) {
                elements.add(element);
            }
        }
        return elements;
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
                .extracting(element -> element.json().toString())
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
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> read(json, 100));
    }

    @Test
    void passes_over_an_element_that_is_too_large() throws IOException {
        var elements = read("[{\"a\": \"%s\", \"b\": [{}]}, {\"c\": 1}]".formatted("x".repeat(200)), 50);
        assertThat(elements).extracting(Listing.Element::fault).containsExactly("is larger than 50B", null);
        assertThat(elements.getLast().json().toString()).isEqualTo("{\"c\":1}");
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
        assertThat(elements.get(1).json().stringValue())
                .hasSizeLessThanOrEqualTo(20_000)
                .startsWith("{");
        assertThat(elements.getLast().json().toString()).isEqualTo("{\"c\":1}");
    }

    @Test
    void reads_behind_a_mark_and_any_spaces() throws IOException {
        assertThat(read("\uFEFF\r\n [ 1 ,\t\"a\\\"]\" ] ", 100)).hasSize(2);
    }

    @Test
    void keeps_every_digit() throws IOException {
        var amount =
                read("[{\"montant\": 12345678901.101}]", 100).getFirst().json().get("montant");
        assertThat(amount.decimalValue()).isEqualTo(new BigDecimal("12345678901.101"));
    }
}
