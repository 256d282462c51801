package tn.ars.tuniclaim.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private final ApplicationModules rooms = ApplicationModules.of(DashboardApplication.class);

    @Test
    void each_room_enters_only_those_it_names() {
        rooms.verify();
    }

    /** A package-info in a test folder would hide the room's own, and nothing would be verified any more. */
    @Test
    void each_room_names_those_it_enters() {
        assertThat(rooms.stream())
                .hasSize(30)
                .allSatisfy(room -> assertThat(room.getBasePackage().getAnnotation(ApplicationModule.class))
                        .isPresent());
    }
}
