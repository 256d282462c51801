package tn.ars.tuniclaim.importer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ImporterApplication {

    public static void main(String... args) {
        SpringApplication.run(ImporterApplication.class, args);
    }
}
