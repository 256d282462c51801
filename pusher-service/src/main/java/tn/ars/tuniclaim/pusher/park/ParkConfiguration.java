package tn.ars.tuniclaim.pusher.park;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.service.intake.Intake;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ParkConfiguration {

    @Bean
    ParkedRecords parkedRecords(Intake intake, EventCodec codec, JsonMapper json) {
        return new ParkedRecords(intake::read, codec, json);
    }
}
