package tn.ars.tuniclaim.testparts;

import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Sets where the parts are, and puts them among the beans, before the application's own beans are made. */
final class PartsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var kafka = Parts.kafka();
        var database = Parts.freshDatabase();
        var mail = Parts.mail();
        var partner = Parts.partner();

        var settings = new HashMap<String, Object>();
        settings.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", mail.smtpPort());
        settings.put("tuniclaim.base-url", partner.baseUrl());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("parts", settings));

        var beans = context.getBeanFactory();
        beans.registerSingleton("kafkaDoor", kafka);
        beans.registerSingleton("testDatabase", database);
        beans.registerSingleton("embeddedMail", mail);
        beans.registerSingleton("simulator", partner);
        beans.addBeanPostProcessor(new ListenersKeptOff());
    }
}
