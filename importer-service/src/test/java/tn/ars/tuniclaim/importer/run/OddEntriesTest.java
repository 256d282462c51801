package tn.ars.tuniclaim.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.OddJson;
import tn.ars.tuniclaim.importer.bordereau.Fate;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.normalize.Reading;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Entry;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an entry says, it has one fate, and so has each of its bulletins. */
class OddEntriesTest {

    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final NormalizeEntry normalizeEntry = new NormalizeEntry();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void any_value_in_any_field_keeps_the_balance(long seed) {
        var odd = new OddJson(new Random(seed));
        for (var position = 1; position <= 1_000; position++) {
            var json = JSON.readTree(odd.entry().replaceAll("9{1001,}", "9"));
            var reading = normalizeEntry.normalize(new Entry.Whole(position, json));
            var tally = Tally.of(List.of(reading), fates(reading));
            assertThat(tally.balance().closes()).as(json.toString()).isTrue();
            assertThat(tally.balance().bordereaux().received()).isEqualTo(1);
            assertThat(tally.rejected()).allSatisfy(OddEntriesTest::isComplete);
        }
    }

    private static List<Fate> fates(Reading reading) {
        if (!(reading instanceof Normalized normalized)) {
            return List.of();
        }
        var bulletins = normalized.bordereau().bulletins().size();
        return List.of(new Fate(new Counts(1, 1, 0, 0, 0, 0), new Counts(bulletins, bulletins, 0, 0, 0, 0)));
    }

    private static void isComplete(Rejected rejected) {
        assertThat(rejected.reason()).isNotBlank();
        assertThat(rejected.code()).isNotNull();
    }
}
