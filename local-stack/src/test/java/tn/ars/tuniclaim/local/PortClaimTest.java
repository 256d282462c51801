package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.local.parts.Ports;

class PortClaimTest {
    private static final Set<Service> EVERY = EnumSet.allOf(Service.class);

    @Test
    void names_a_taken_port_with_the_option_that_moves_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = PortOptions.allFree();
            ports.dashboard = taken.getLocalPort();
            assertThat(PortClaim.complaints(ports.claims(RealAddresses.in(Map.of()), EVERY)))
                    .containsExactly("port %d is taken; move the dashboard with --dashboard-port"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void finds_nothing_wrong_with_free_ports() {
        assertThat(PortClaim.complaints(List.of(new PortClaim(0, "Kafka", "--kafka-port"))))
                .isEmpty();
    }

    @Test
    void names_the_option_of_what_is_no_port() {
        assertThat(PortClaim.complaints(List.of(
                        new PortClaim(70_000, "Kafka", "--kafka-port"), new PortClaim(-1, "SMTP", "--smtp-port"))))
                .containsExactly(
                        "--kafka-port must be from 0, which takes a free port, to 65535, not 70000",
                        "--smtp-port must be from 0, which takes a free port, to 65535, not -1");
    }

    @Test
    void names_both_options_that_want_the_same_port() {
        var port = PortOptions.allFree();
        port.kafka = port.smtp = Ports.orFree(0);
        assertThat(PortClaim.complaints(port.claims(RealAddresses.in(Map.of()), EVERY)))
                .singleElement()
                .asString()
                .contains("Kafka and of SMTP", "--kafka-port or --smtp-port");
    }

    @Test
    void claims_no_port_for_a_part_whose_real_address_is_set() {
        var ports = new PortOptions();
        var environment = Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/tuniclaim",
                "SPRING_MAIL_HOST", "mail",
                "TUNICLAIM_BASE_URL", "http://partner/api");
        assertThat(ports.claims(RealAddresses.in(environment), EVERY))
                .extracting(PortClaim::option)
                .containsExactly("--dashboard-port", "--importer-port", "--pusher-port", "--notifier-port");
        assertThat(ports.claims(RealAddresses.in(Map.of()), EVERY)).hasSize(10);
    }

    @Test
    void claims_no_port_of_a_service_that_is_left_out() {
        assertThat(new PortOptions().claims(RealAddresses.in(Map.of()), EnumSet.of(Service.PUSHER)))
                .extracting(PortClaim::option)
                .contains("--pusher-port")
                .doesNotContain("--dashboard-port", "--importer-port", "--notifier-port");
    }
}
