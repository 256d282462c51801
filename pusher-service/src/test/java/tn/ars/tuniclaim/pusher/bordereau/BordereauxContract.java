package tn.ars.tuniclaim.pusher.bordereau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux.Known;

/** What all bordereaux must do. Each test has names of its own. */
interface BordereauxContract {

    Bordereaux bordereaux();

    void learn(BordereauReference reference, @Nullable BordereauReference id);

    /** There was a claim under that name. */
    void visited(BordereauReference name);

    @Test
    default void a_bordereau_is_known_by_its_reference_and_by_the_partners_id() {
        learn(name("BRD-both"), name("11"));

        var known = new Known(name("BRD-both"), Optional.of("11"), Optional.empty());
        assertThat(bordereaux().known(name("BRD-both"))).isEqualTo(known);
        assertThat(bordereaux().known(name("11"))).isEqualTo(known);
        assertThat(bordereaux().referencesOf(List.of(name("11"), name("BRD-both"), name("nobody"))))
                .isEqualTo(Map.of(name("11"), name("BRD-both"), name("BRD-both"), name("BRD-both")));
    }

    @Test
    default void nothing_is_known_of_a_name_that_nobody_has() {
        visited(name("BRD-nobody"));
        assertThat(bordereaux().known(name("BRD-nobody"))).isEqualTo(Known.nothingOf(name("BRD-nobody")));
        assertThat(bordereaux().referencesOf(List.of())).isEmpty();
    }

    @Test
    default void a_bordereau_without_an_id_has_its_reference_in_the_paths() {
        learn(name("BRD-no-id"), null);
        assertThat(bordereaux().known(name("BRD-no-id")))
                .isEqualTo(new Known(name("BRD-no-id"), Optional.of("BRD-no-id"), Optional.empty()));
    }

    @Test
    default void the_other_name_is_told_once_something_may_lie_there() {
        learn(name("BRD-other"), name("12"));
        visited(name("BRD-other"));
        assertThat(bordereaux().known(name("BRD-other")).otherName()).isEmpty();

        visited(name("12"));
        assertThat(bordereaux().known(name("BRD-other")).otherName()).hasValue(name("12"));
        assertThat(bordereaux().known(name("12")).otherName()).hasValue(name("12"));
    }

    @Test
    default void a_name_that_is_a_reference_is_that_reference_even_if_it_is_anothers_id() {
        learn(name("BRD-id-of"), name("BRD-wins"));
        assertThat(bordereaux().known(name("BRD-wins")).reference()).isEqualTo(name("BRD-id-of"));
        learn(name("BRD-wins"), name("BRD-wins"));
        visited(name("BRD-wins"));

        assertThat(bordereaux().known(name("BRD-wins")))
                .isEqualTo(new Known(name("BRD-wins"), Optional.of("BRD-wins"), Optional.empty()));
        assertThat(bordereaux().known(name("BRD-id-of")))
                .isEqualTo(new Known(name("BRD-id-of"), Optional.of("BRD-wins"), Optional.empty()));
        assertThat(bordereaux().referencesOf(List.of(name("BRD-wins"))))
                .isEqualTo(Map.of(name("BRD-wins"), name("BRD-wins")));
    }

    @Test
    default void an_id_that_two_bordereaux_have_names_neither() {
        learn(name("BRD-twin-1"), name("13"));
        learn(name("BRD-twin-2"), name("13"));
        visited(name("13"));

        assertThat(bordereaux().known(name("13"))).isEqualTo(Known.nothingOf(name("13")));
        assertThat(bordereaux().referencesOf(List.of(name("13")))).isEmpty();
        assertThat(bordereaux().known(name("BRD-twin-1")))
                .isEqualTo(new Known(name("BRD-twin-1"), Optional.of("13"), Optional.empty()));

        learn(name("BRD-twin-2"), name("14"));
        assertThat(bordereaux().known(name("13")).reference()).isEqualTo(name("BRD-twin-1"));
        assertThat(bordereaux().known(name("14")).reference()).isEqualTo(name("BRD-twin-2"));
    }

    private static BordereauReference name(String text) {
        return new BordereauReference(text);
    }
}
