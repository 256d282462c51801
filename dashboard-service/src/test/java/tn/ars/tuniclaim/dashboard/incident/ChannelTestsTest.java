package tn.ars.tuniclaim.dashboard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** In by the topic, out on the page and by the API. */
@DashboardTest
class ChannelTestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    private final String channel = "mail-" + UUID.randomUUID();

    @Test
    void says_what_the_newest_test_of_a_connection_showed_and_what_to_do() {
        var then = Instant.now().minusSeconds(60);
        tell(then, null);
        tell(then.plusSeconds(30), "535 <b>5.7.8</b> wrong password");
        tell(then.plusSeconds(10), null);
        var reader = new Browser(settings).signedIn("gestionnaire");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get("/incidents").body())
                        .contains(
                                "Connexion " + channel + " : ne fonctionne pas",
                                "535 &lt;b&gt;5.7.8&lt;/b&gt; wrong password",
                                "comparez l’adresse, le port, le compte et le mot de passe"));
        assertThat(reader.get("/incidents?lang=en").body())
                .contains("Connection " + channel + ": does not work", "compare the address, port, account");
        var answer = new Browser(settings)
                .send(
                        "/api/v1/notices/tests",
                        request -> request.header("Authorization", Browser.basic("gestionnaire")));
        assertThat(answer.body()).contains("\"channel\":\"" + channel + "\"", "\"works\":false");

        tell(then.plusSeconds(50), null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get("/incidents?lang=fr").body())
                        .contains("Connexion " + channel + " : fonctionne"));
    }

    @Test
    void says_of_the_partner_in_the_readers_language_why_it_does_not_work() {
        kafka.send(Fact.of(
                new ChannelTested(
                        ChannelTested.PARTNER, false, "the partner cannot be reached", SyncFailure.PARTNER_UNREACHABLE),
                Instant.now(),
                URI.create("/ars/test")));
        var reader = new Browser(settings).signedIn("gestionnaire");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get("/incidents").body())
                        .contains(
                                "Connexion MY TUNICLAIM : ne fonctionne pas",
                                "Le partenaire est injoignable.",
                                "Appelez le partenaire si cela dure."));
        assertThat(reader.get("/incidents?lang=en").body())
                .contains("Connection MY TUNICLAIM: does not work", "The partner cannot be reached.");
    }

    private void tell(Instant at, @Nullable String failure) {
        kafka.send(Fact.of(new ChannelTested(channel, failure == null, failure), at, URI.create("/ars/test")));
    }
}
