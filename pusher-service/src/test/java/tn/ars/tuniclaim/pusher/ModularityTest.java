package tn.ars.tuniclaim.pusher;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void each_room_enters_only_those_it_names() {
        ApplicationModules.of(PusherApplication.class).verify();
    }
}
