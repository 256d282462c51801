package tn.ars.tuniclaim.importer.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.importer.bordereau.Fate;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.partner.Slice;

class TallyTest {

    private static final Fate CREATED =
            new Fate(new Counts(1, 1, 0, 0, 0, 0), new Counts(2, 2, 0, 0, 0, 0), new Counts(3, 3, 0, 0, 0, 0), 9);
    private static final Fate DUPLICATE = new Fate(new Counts(1, 0, 0, 0, 1, 0), Counts.ZERO, Counts.ZERO, 0);

    private static Ready reading(String json) {
        var text = json.replace('\'', '"').getBytes(UTF_8);
        return Ready.read(Slice.whole(1, text), null, new NormalizeEntry());
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
        assertThat(Ending.completed(clean).code()).isNull();
        assertThat(Ending.completed(rejecting).reason())
                .isEqualTo("0 bordereaux and 1 bulletins were rejected; the rest is in step");
    }

    @Test
    void fails_where_the_balance_does_not_close() {
        var lost = new SyncBalance(new Counts(2, 1, 0, 0, 0, 0), Counts.ZERO, Counts.ZERO, 0);
        var ending = Ending.completed(lost);
        assertThat(ending.outcome()).isEqualTo(SyncOutcome.FAILED);
        assertThat(ending.code()).isEqualTo(SyncFailure.UNBALANCED);
    }
}
