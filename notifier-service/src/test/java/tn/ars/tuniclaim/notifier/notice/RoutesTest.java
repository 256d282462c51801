package tn.ars.tuniclaim.notifier.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class RoutesTest {

    @Autowired
    Routes routes;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KafkaDoor kafka;

    @AfterEach
    void as_configured_again() {
        jdbc.sql("delete from routes").update();
    }

    @Test
    void are_told_again_with_who_changed_them_to_whoever_comes_late() {
        var address = UUID.randomUUID() + "@ars.tn";
        var changed = new NoticeRoutes(
                List.of(new Recipient(address, NoticeLanguage.FR, List.of("ADMINISTRATEUR"), null)), List.of());
        transactions.executeWithoutResult(_ -> routes.change(changed, "amira"));
        assertThat(routes.current()).isEqualTo(changed);

        routes.tell();

        var told = kafka.awaitRecords(
                "integration.notices", 2, it -> it.value() != null && new String(it.value(), UTF_8).contains(address));
        assertThat(told)
                .allSatisfy(it -> assertThat(new String(it.value(), UTF_8))
                        .contains("\"changedBy\":\"amira\"", "\"changedAt\":"));
    }
}
