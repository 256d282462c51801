package tn.ars.tuniclaim.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyTest {

    @Test
    void lays_out_what_stands_in_one_another() {
        assertThat(Pretty.json(" {\"id\":7,\"items\":[{\"pec\":1.10},[],{ }],\"x\":null}"))
                .isEqualTo("""
            {
              "id": 7,
              "items": [
                {
                  "pec": 1.10
                },
                [],
                {}
              ],
              "x": null
            }""");
    }

    @Test
    void leaves_texts_as_they_are() {
        var text = "\"a, b: {\\\"c\\\"} \\\\\"";
        assertThat(Pretty.json("[" + text + "]")).isEqualTo("[\n  " + text + "\n]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json, but {words}", "\"text\"", "12"})
    void leaves_alone_what_begins_like_no_json(String text) {
        assertThat(Pretty.json(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[\"", "{\"a\\", "]]}{", "[}", "{\"a\":1,,}"})
    void says_all_that_broken_json_says(String text) {
        assertThat(Pretty.json(text).replaceAll("\\s", "")).isEqualTo(text);
    }

    @Test
    void does_not_grow_beyond_measure() {
        assertThat(Pretty.json("[".repeat(100_000))).hasSizeLessThan(5_000_000);
    }
}
