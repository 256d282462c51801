package tn.ars.tuniclaim.pusher.park;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.service.intake.Intake;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ParkConfiguration {

    ParkConfiguration(ParkProperties settings) {
        if (settings.claimReserve().compareTo(settings.claim()) >= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "tuniclaim.park.claim-reserve",
                    settings.claimReserve(),
                    "it must be shorter than tuniclaim.park.claim, " + settings.claim());
        }
    }

    @Bean
    ParkedRecords parkedRecords(Intake intake, EventCodec codec, JsonMapper json) {
        return new ParkedRecords(intake::read, codec, json);
    }
}
