package tn.ars.tuniclaim.pusher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.aPayment;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.util.List;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.change.Change;

/** What every journal must do. */
interface JournalContract {

    Journal journal();

    @Test
    default void knows_nothing_of_a_bordereau_never_heard_of() {
        assertThat(told("BRD-new", "e1")).isEqualTo(Told.NOTHING);
    }

    @Test
    default void remembers_the_newest_of_each_thing_and_each_end() {
        var status = aStatus("r1", "BRD-r", "BS-1", 1);
        var whole = aStatus("r2", "BRD-r", null, 2);
        var payment = aPayment("r3", "BRD-r", "BS-1", 3);
        delivered(status, 200);
        journal().end(List.of(new End.Refused(whole, 422)));
        delivered(payment, 204);

        var told = told("BRD-r", "r1", "r2", "r3", "r4");
        assertThat(told.ended()).containsExactlyInAnyOrder("r1", "r2", "r3");
        assertThat(told.newest())
                .containsOnlyKeys(status.thing(), whole.thing(), payment.thing())
                .containsEntry(whole.thing(), last(whole));
    }

    @Test
    default void forgets_the_end_of_a_change_that_is_told_again() {
        var again = aStatus("p1", "BRD-p", "BS-1", 1);
        journal().end(List.of(new End.Refused(again, 422)));

        journal().reopen(List.of("p1"));

        var told = told("BRD-p", "p1");
        assertThat(told.ended()).isEmpty();
        assertThat(told.newest()).containsEntry(again.thing(), last(again));
    }

    @Test
    default void never_puts_an_older_change_over_a_newer_one() {
        var older = aStatus("o1", "BRD-o", "BS-1", 1);
        var newer = aStatus("o2", "BRD-o", "BS-1", 2);
        delivered(newer, 200);
        delivered(older, 200);

        assertThat(told("BRD-o").newest()).containsEntry(newer.thing(), last(newer));
    }

    @Test
    default void takes_the_ends_of_many_bordereaux_at_once() {
        var first = aStatus("m1", "BRD-m", "BS-1", 1);
        var second = aPayment("m2", "BRD-M", null, 2);
        journal()
                .end(List.of(
                        new End.Delivered(first, 200),
                        new End.Refused(second, 422),
                        new End.Untold(aStatus("m3", "BRD-m", "BS-1", 2))));

        var told = told("BRD-m", "m1", "m2", "m3");
        assertThat(told.ended()).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(told.newest()).containsOnlyKeys(first.thing()).containsEntry(first.thing(), last(first));
        assertThat(told("BRD-M").newest()).containsEntry(second.thing(), last(second));
    }

    @Test
    default void bears_to_be_told_the_same_twice() {
        var change = aStatus("t1", "BRD-t", "BS-1", 1);
        delivered(change, 200);
        delivered(change, 200);
        journal().end(List.of(new End.Untold(change)));

        assertThat(told("BRD-t", "t1").ended()).containsExactly("t1");
        assertThat(told("BRD-t").newest()).hasSize(1);
    }

    @Test
    default void an_end_without_the_partner_leaves_the_thing_as_it_was() {
        journal().end(List.of(new End.Untold(aStatus("s1", "BRD-s", "BS-1", 1))));

        var told = told("BRD-s", "s1");
        assertThat(told.ended()).containsExactly("s1");
        assertThat(told.newest()).isEmpty();
    }

    @Test
    default void what_was_told_under_one_name_counts_under_the_other_unless_that_was_told_something_newer() {
        delivered(aStatus("n1", "BRD-n", "BS-1", 5), 200);
        delivered(aStatus("n2", "BRD-n", "BS-2", 1), 200);
        delivered(aStatus("n3", "77", "BS-1", 4), 200);
        delivered(aStatus("n4", "77", "BS-2", 2), 200);
        delivered(aPayment("n5", "77", "BS-1", 1), 200);
        journal().rename(new BordereauReference("77"), new BordereauReference("BRD-n"));

        assertThat(told("77").newest()).isEmpty();
        assertThat(told("BRD-n").newest().values().stream().map(Told.Last::changeId))
                .containsExactlyInAnyOrder("n1", "n4", "n5");
    }

    private void delivered(Change change, int httpStatus) {
        journal().end(List.of(new End.Delivered(change, httpStatus)));
    }

    private Told told(String bordereau, String... ids) {
        return journal().told(new BordereauReference(bordereau), List.of(ids));
    }

    private static Told.Last last(Change change) {
        return new Told.Last(change.id(), change.moment());
    }
}
