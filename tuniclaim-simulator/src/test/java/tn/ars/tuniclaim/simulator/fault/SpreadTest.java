package tn.ars.tuniclaim.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.simulator.form.Form;
import tools.jackson.databind.json.JsonMapper;

class SpreadTest {

    private static final int DRAWS = 20_000;

    private static long[] sortedMillis(String json) {
        var spread = Spread.read(new Form(new JsonMapper().readTree(json)));
        var random = new SplittableRandom(1);
        return IntStream.range(0, DRAWS)
                .mapToObj(_ -> spread.draw(random))
                .mapToLong(Duration::toMillis)
                .sorted()
                .toArray();
    }

    @Test
    void lognormal_has_the_percentiles_it_was_told() {
        var millis = sortedMillis("""
                {"distribution": "lognormal", "p50Millis": 100, "p99Millis": 2000}""");
        assertThat(millis[DRAWS / 2]).isBetween(93L, 107L);
        assertThat(millis[DRAWS * 99 / 100]).isBetween(1_700L, 2_300L);
    }

    @Test
    void uniform_stays_between_its_ends_and_reaches_them() {
        var millis = sortedMillis("""
                {"distribution": "uniform", "minMillis": 10, "maxMillis": 20}""");
        assertThat(millis[0]).isEqualTo(10);
        assertThat(millis[DRAWS - 1]).isEqualTo(20);
    }

    @Test
    void fixed_is_always_the_same() {
        assertThat(sortedMillis("{\"millis\": 5}")).containsOnly(5L);
    }
}
