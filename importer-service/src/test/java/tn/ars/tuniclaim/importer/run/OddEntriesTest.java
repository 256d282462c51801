package tn.ars.tuniclaim.importer.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.OddJson;
import tn.ars.tuniclaim.importer.bordereau.Fate;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Slice;
import tn.ars.tuniclaim.importer.run.Ready.Read;

/** Whatever an entry says, it has one fate, and so has each of its bulletins. */
class OddEntriesTest {

    private final NormalizeEntry normalizeEntry = new NormalizeEntry();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void any_value_in_any_field_keeps_the_balance(long seed) {
        var odd = new OddJson(new Random(seed));
        for (var position = 1; position <= 1_000; position++) {
            var json = odd.entry();
            var ready = Ready.read(Slice.whole(position, json.getBytes(UTF_8)), null, normalizeEntry);
            var tally = Tally.of(List.of(ready), fates(ready));
            assertThat(tally.balance().closes()).as(json).isTrue();
            assertThat(tally.balance().bordereaux().received()).isEqualTo(1);
            assertThat(tally.rejected()).allSatisfy(OddEntriesTest::isComplete);
        }
    }

    private static List<Fate> fates(Ready ready) {
        if (!(ready instanceof Read read)) {
            return List.of();
        }
        var bulletins = read.reading().bordereau().bulletins().size();
        return List.of(
                new Fate(new Counts(1, 1, 0, 0, 0, 0), new Counts(bulletins, bulletins, 0, 0, 0, 0), Counts.ZERO, 0));
    }

    private static void isComplete(Rejected rejected) {
        assertThat(rejected.reason()).isNotBlank();
        assertThat(rejected.code()).isNotNull();
    }
}
