package tn.ars.tuniclaim.testparts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.local.parts.EmbeddedMail;
import tn.ars.tuniclaim.simulator.Simulator;

@WithParts
@SpringBootTest(classes = WithPartsTest.class)
class WithPartsTest {
    @Test
    void tells_the_application_where_the_parts_are(
            @Autowired Environment settings,
            @Autowired KafkaDoor kafka,
            @Autowired Database database,
            @Autowired EmbeddedMail mail,
            @Autowired Simulator partner) {
        assertThat(settings.getProperty("spring.kafka.bootstrap-servers")).isEqualTo(kafka.bootstrapServers());
        assertThat(settings.getProperty("spring.datasource.url")).isEqualTo(database.url());
        assertThat(settings.getProperty("spring.mail.port")).isEqualTo(String.valueOf(mail.smtpPort()));
        assertThat(settings.getProperty("tuniclaim.base-url")).isEqualTo(String.valueOf(partner.baseUrl()));
    }
}
