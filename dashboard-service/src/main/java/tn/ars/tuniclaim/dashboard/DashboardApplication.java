package tn.ars.tuniclaim.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The web pages and the REST door, with the read models behind them. */
@SpringBootApplication
@ConfigurationPropertiesScan
class DashboardApplication {

    static void main(String[] args) {
        SpringApplication.run(DashboardApplication.class, args);
    }
}
