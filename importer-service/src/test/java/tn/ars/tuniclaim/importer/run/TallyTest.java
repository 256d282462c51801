package tn.ars.tuniclaim.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.bordereau.Fate;
import tn.ars.tuniclaim.importer.bordereau.Prepared;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Entry;
import tools.jackson.databind.json.JsonMapper;

class TallyTest {

    private static final Fate CREATED =
            new Fate(new Counts(1, 1, 0, 0, 0, 0), new Counts(2, 2, 0, 0, 0, 0), new Counts(3, 3, 0, 0, 0, 0), 9);
    private static final Fate DUPLICATE = new Fate(new Counts(1, 0, 0, 0, 1, 0), Counts.ZERO, Counts.ZERO, 0);

    private static Ready reading(String json) {
        var entry = new Entry.Whole(1, new JsonMapper().readTree(json.replace('\'', '"')));
        return switch (new NormalizeEntry().normalize(entry)) {
            case Rejected rejected -> new Ready.Refused(rejected);
            case Normalized normalized ->
                new Ready.Readable(
                        normalized, Prepared.of(normalized.bordereau(), new Prepared.Manner(null, 1, 1, 100)));
        };
    }

    private static final Ready ODD = reading("""
            {'reference': 'B-1', 'nombreBS': 9, 'bulletinsSoins': [{'numBs': '1'}, {'numBs': '2'}, {'numBs': '2'}, {}]}
            """);

    @Test
    void gives_each_entry_one_fate() {
        var tally = Tally.of(List.of(reading("{}"), ODD, ODD), List.of(CREATED, DUPLICATE));
        assertThat(tally.balance().closes()).isTrue();
        assertThat(tally.balance().bordereaux()).isEqualTo(new Counts(3, 1, 0, 0, 1, 1));
        assertThat(tally.balance().bulletins()).isEqualTo(new Counts(4, 2, 0, 0, 1, 1));
        assertThat(tally.balance().items()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0));
        assertThat(tally.balance().announced()).isEqualTo(9);
        assertThat(tally.rejected()).hasSize(2);
        assertThat(tally.oddities()).containsOnlyKeys(Oddity.NOMBRE_BS_DIFFERS).containsValue(1L);
    }

    @Test
    void ends_as_completed_only_where_nothing_was_rejected() {
        var clean = Tally.of(List.of(ODD), List.of(DUPLICATE)).balance();
        var rejecting = Tally.of(List.of(ODD), List.of(CREATED)).balance();
        assertThat(Ending.completed(clean).cause()).isNull();
        assertThat(Ending.completed(rejecting).reason())
                .isEqualTo("0 bordereaux and 1 bulletins were rejected; the rest is in step");
    }
}
