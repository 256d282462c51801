package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ListingTest {

    private static List<Listing.Element> read(String json, int maxElementSize) {
        var elements = new ArrayList<Listing.Element>();
        try (var listing =
                new Listing(new ByteArrayInputStream(json.getBytes(UTF_8)), Set.of("bordereaux"), maxElementSize)) {
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
    void reads_a_list_in_each_of_its_shapes(String json) {
        assertThat(read(json, 100))
                .extracting(element -> element.json().toString())
                .containsExactly("1", "{\"a\":[2]}", "\"x\"");
    }

    @Test
    void finds_nothing_where_nothing_is() {
        assertThat(read("[]", 100)).isEmpty();
        assertThat(read("{\"bordereaux\": null}", 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "7", "{\"bordereaux\": {}}", "[1, 2", "[1, {\"a\"", "{\"bordereaux\": [1]", "<html>"})
    void takes_no_broken_answer_for_a_whole_one(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json, 100));
    }

    @Test
    void passes_over_an_element_that_is_too_large() {
        var elements = read("[{\"a\": \"%s\", \"b\": [{}]}, {\"c\": 1}]".formatted("x".repeat(200)), 50);
        assertThat(elements).extracting(Listing.Element::isTooLarge).containsExactly(true, false);
        assertThat(elements.getLast().json().toString()).isEqualTo("{\"c\":1}");
    }

    @Test
    void keeps_every_digit() {
        var amount =
                read("[{\"montant\": 12345678901.101}]", 100).getFirst().json().get("montant");
        assertThat(amount.decimalValue()).isEqualTo(new BigDecimal("12345678901.101"));
    }
}
