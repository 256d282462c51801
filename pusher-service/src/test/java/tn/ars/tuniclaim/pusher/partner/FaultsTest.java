package tn.ars.tuniclaim.pusher.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.ResourceAccessException;
import tn.ars.tuniclaim.pusher.partner.Faults.Meaning;

class FaultsTest {

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "201, ACCEPTED",
        "204, ACCEPTED",
        "301, TRANSIENT",
        "308, TRANSIENT",
        "400, REFUSED",
        "402, REFUSED",
        "405, REFUSED",
        "409, REFUSED",
        "410, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "401, CREDENTIALS_REFUSED",
        "403, CREDENTIALS_REFUSED",
        "404, NOT_FOUND",
        "408, TRANSIENT",
        "425, TRANSIENT",
        "429, TRANSIENT",
        "500, TRANSIENT",
        "502, TRANSIENT",
        "503, TRANSIENT",
        "504, TRANSIENT",
        "599, TRANSIENT"
    })
    void knows_what_each_status_means(int status, Meaning meaning) {
        assertThat(Faults.meaning(answered(status))).isEqualTo(meaning);
    }

    @Test
    void tells_a_partner_out_of_reach_from_one_that_keeps_silent() {
        assertThat(silence(new ConnectException("refused"))).isEqualTo(new Reply.Silent("no connection", false));
        assertThat(silence(new UnknownHostException("nowhere"))).isEqualTo(new Reply.Silent("no connection", false));
        assertThat(silence(new HttpConnectTimeoutException("slow")))
                .isEqualTo(new Reply.Silent("no connection", false));
        assertThat(silence(new HttpTimeoutException("slow"))).isEqualTo(new Reply.Silent("no answer in time", true));
        assertThat(silence(new SocketException("reset"))).isEqualTo(new Reply.Silent("the connection broke", true));
        assertThat(Faults.meaning(silence(new SocketException("reset")))).isEqualTo(Meaning.TRANSIENT);
    }

    @Test
    void a_bordereau_that_failed_a_moment_ago_tells_nothing_new_of_the_partner() {
        assertThat(Faults.tellsOfPartner(answered(500), () -> true)).isTrue();
        assertThat(Faults.tellsOfPartner(answered(500), () -> false)).isFalse();
        assertThat(Faults.tellsOfPartner(new Reply.Silent("no answer in time", true), () -> false))
                .isFalse();
        assertThat(Faults.tellsOfPartner(new Reply.Silent("no connection", false), () -> false))
                .isTrue();
    }

    @Test
    void being_asked_to_slow_down_is_no_failure_of_the_partner() {
        assertThat(Faults.tellsOfPartner(answered(429), () -> true)).isFalse();
    }

    @Test
    void says_what_a_redirect_means() {
        assertThat(Faults.detail(answered(301))).contains("HTTP 301", "tuniclaim.base-url");
        assertThat(Faults.detail(answered(503))).isEqualTo("HTTP 503");
    }

    private static Reply.Silent silence(IOException failure) {
        return Faults.silence(new ResourceAccessException("I/O error", failure));
    }

    private static Reply answered(int status) {
        return new Reply.Answered(status, null, null);
    }
}
