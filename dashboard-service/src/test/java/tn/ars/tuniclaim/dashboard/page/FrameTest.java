package tn.ars.tuniclaim.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameTest {

    private final Frame frame =
            new Frame("/pushes", "state=refused&bordereau=BRD%20%C3%A9&lang=en", "amira", Set.of(), null);

    @Test
    void keeps_the_filters_but_not_the_language() {
        assertThat(frame.self()).isEqualTo("/pushes?state=refused&bordereau=BRD%20%C3%A9");
    }

    @Test
    void puts_one_filter_in_the_place_of_another() {
        assertThat(frame.with("state", "a&b")).isEqualTo("/pushes?bordereau=BRD%20%C3%A9&state=a%26b");
        assertThat(frame.with("lang", "fr")).isEqualTo("/pushes?state=refused&bordereau=BRD%20%C3%A9&lang=fr");
    }

    @Test
    void offers_the_other_look_of_the_device_first_and_then_the_way_back() {
        assertThat(frame.themes()).containsExactly("dark", "light");
        assertThat(new Frame("/", null, null, Set.of(), "dark").themes()).containsExactly("light");
        assertThat(new Frame("/", null, null, Set.of(), "light").themes()).containsExactly("auto");
    }

    @Test
    void knows_in_which_part_it_is() {
        assertThat(frame.isAt("/pushes")).isTrue();
        assertThat(frame.isAt("/")).isFalse();
    }
}
