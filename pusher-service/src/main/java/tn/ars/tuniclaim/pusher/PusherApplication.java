package tn.ars.tuniclaim.pusher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class PusherApplication {

    static void main(String[] args) {
        SpringApplication.run(PusherApplication.class, args);
    }
}
