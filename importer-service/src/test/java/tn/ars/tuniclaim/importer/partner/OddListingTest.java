package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tn.ars.tuniclaim.importer.OddJson;
import tn.ars.tuniclaim.importer.partner.Slicer.NotJson;

/** Whatever the partner writes, and wherever it breaks off. */
class OddListingTest {

    private static int count(byte[] answer) throws IOException {
        var count = 0;
        try (var listing = new Listing(
                new ByteArrayInputStream(answer), Set.of("bordereaux"), DataSize.ofKilobytes(200), "bulletinsSoins")) {
            while (listing.next() != null) {
                count++;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void finds_every_entry_of_any_list(long seed) throws IOException {
        var list = new OddJson(new Random(seed)).list(200);
        assertThat(count(list.getBytes(UTF_8))).isEqualTo(200);
        assertThat(count("{\"bordereaux\": %s}".formatted(list).getBytes(UTF_8)))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void never_takes_a_part_for_the_whole_wherever_it_breaks_off(long seed) {
        var whole = new OddJson(new Random(seed)).list(4).getBytes(UTF_8);
        for (var length = 0; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(NotJson.class)
                    .as("the first %d of %d bytes", length, whole.length)
                    .isThrownBy(() -> count(part));
        }
    }
}
