package tn.ars.tuniclaim.importer.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
            {'reference': 'B-1', 'nombreBS': 9, 'bulletinsSoins': [
                {'numBs': '1', 'items': [{}, {}]}, {'numBs': '2', 'items': [{}]}, {'numBs': '2'}, {}]}
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
        assertThat(Ending.completed(clean, 1).cause()).isNull();
        assertThat(Ending.completed(clean, 1).code()).isNull();
        assertThat(Ending.completed(rejecting, 1).reason())
                .isEqualTo("rejected: 0 of the bordereaux, 1 of the bulletins; the rest is in step");
    }

    @Test
    void fails_where_an_entry_a_bulletin_or_an_item_was_lost() {
        var none = Counts.ZERO;
        var entry = new Counts(1, 1, 0, 0, 0, 0);
        var two = new Counts(2, 2, 0, 0, 0, 0);
        var three = new Counts(3, 3, 0, 0, 0, 0);
        assertThatIsUnbalanced(new Fate(none, two, three, 0), 1);
        assertThatIsUnbalanced(new Fate(entry, new Counts(1, 1, 0, 0, 0, 0), three, 0), 1);
        assertThatIsUnbalanced(new Fate(entry, two, two, 0), 1);
        assertThatIsUnbalanced(new Fate(entry, two, three, 0), 2);
        assertThat(ending(new Fate(entry, two, three, 0), 1).code()).isEqualTo(SyncFailure.ENTRIES_REJECTED);
    }

    private static void assertThatIsUnbalanced(Fate fate, long taken) {
        assertThat(ending(fate, taken).outcome()).isEqualTo(SyncOutcome.FAILED);
        assertThat(ending(fate, taken).code()).isEqualTo(SyncFailure.UNBALANCED);
    }

    private static Ending ending(Fate fate, long taken) {
        return Ending.completed(Tally.of(List.of(ODD), List.of(fate)).balance(), taken);
    }
}
