package tn.ars.tuniclaim.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeRoutes.Route;

class NoticeRoutesTest {

    private static final Recipient ADMIN = recipient("admin@ars.tn", "ADMINISTRATEUR");
    private static final Recipient FINANCE = recipient("finance@ars.tn", "FINANCE");

    @Test
    void the_first_route_that_fits_decides() {
        var routes = routes(
                new Route("FINANCE", NoticeTheme.HEALTH, null, NoticePace.NONE),
                new Route("FINANCE", null, Severity.CRITICAL, NoticePace.IMMEDIATE),
                new Route("FINANCE", null, null, NoticePace.WEEKLY));

        assertThat(routes.pace(FINANCE, NoticeTheme.HEALTH, Severity.CRITICAL)).isEqualTo(NoticePace.NONE);
        assertThat(routes.pace(FINANCE, NoticeTheme.INCIDENT, Severity.CRITICAL))
                .isEqualTo(NoticePace.IMMEDIATE);
        assertThat(routes.pace(FINANCE, NoticeTheme.INCIDENT, Severity.WARNING)).isEqualTo(NoticePace.WEEKLY);
    }

    @Test
    void whom_no_route_fits_is_told_nothing() {
        var routes = routes(new Route("FINANCE", null, null, NoticePace.DAILY));

        assertThat(routes.pace(ADMIN, NoticeTheme.INCIDENT, Severity.CRITICAL)).isEqualTo(NoticePace.NONE);
    }

    @Test
    void a_severity_means_the_graver_ones_too() {
        var routes = routes(new Route(null, null, Severity.WARNING, NoticePace.IMMEDIATE));

        assertThat(routes.pace(ADMIN, NoticeTheme.IMPORT, Severity.INFO)).isEqualTo(NoticePace.NONE);
        assertThat(routes.pace(ADMIN, NoticeTheme.INCIDENT, Severity.WARNING)).isEqualTo(NoticePace.IMMEDIATE);
        assertThat(routes.pace(ADMIN, NoticeTheme.INCIDENT, Severity.CRITICAL)).isEqualTo(NoticePace.IMMEDIATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops",
                "Ops <ops@ars.tn>",
                "ops@",
                "a@ars.tn\r\nBcc: b@ars.tn",
                "",
                "webhook:",
                "webhook:https://chat.ars.tn/secret"
            })
    void an_address_is_plain_or_the_name_of_a_webhook(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> recipient(address, null));
    }

    @Test
    void no_address_is_there_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoticeRoutes(List.of(ADMIN, ADMIN), List.of()))
                .withMessageContaining("of their own");
    }

    @Test
    void knows_webhooks() {
        assertThat(recipient("webhook:ops-chat", null).isWebhook()).isTrue();
        assertThat(ADMIN.isWebhook()).isFalse();
    }

    @Test
    void say_on_the_wire_what_the_schema_says_and_no_more() {
        var changed = new IncidentEvent.NoticeRoutesChanged(routes(), null, null);
        var record = new EventCodec().write(Fact.of(changed, Instant.EPOCH, URI.create("/ars/test")));

        assertThat(new String(record.value(), UTF_8)).doesNotContain("\"webhook\"", "null");
    }

    private static NoticeRoutes routes(Route... routes) {
        return new NoticeRoutes(List.of(ADMIN, FINANCE), List.of(routes));
    }

    private static Recipient recipient(String address, @Nullable String role) {
        return new Recipient(address, NoticeLanguage.FR, role == null ? List.of() : List.of(role), null);
    }
}
