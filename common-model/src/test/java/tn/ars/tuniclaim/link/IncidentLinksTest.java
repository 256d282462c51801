package tn.ars.tuniclaim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.link.IncidentLinks.Action;

class IncidentLinksTest {

    private static final UUID INCIDENT = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final UUID OTHER = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(60);

    private final IncidentLinks links = new IncidentLinks("a key of sixteen bytes or more");

    @Test
    void what_was_signed_is_what_it_asks_for() {
        for (var action : Action.values()) {
            var path = URI.create(links.path(INCIDENT, action, UNTIL));
            assertThat(path.getPath()).isEqualTo("/incidents/" + INCIDENT);
            assertThat(check(links, INCIDENT, parameters(path), NOW)).contains(action);
        }
    }

    @Test
    void nothing_of_it_can_be_changed() {
        var signed = parameters(URI.create(links.path(INCIDENT, Action.ACKNOWLEDGE, UNTIL)));

        assertThat(check(links, OTHER, signed, NOW)).isEmpty();
        assertThat(links.check(INCIDENT, "silence", UNTIL.getEpochSecond(), of(signed, "signature"), NOW))
                .isEmpty();
        assertThat(links.check(INCIDENT, "acknowledge", UNTIL.getEpochSecond() + 1, of(signed, "signature"), NOW))
                .isEmpty();
        assertThat(links.check(INCIDENT, "acknowledge", UNTIL.getEpochSecond(), "", NOW))
                .isEmpty();
        assertThat(links.check(INCIDENT, "drop", Long.MAX_VALUE, "x", NOW)).isEmpty();
    }

    @Test
    void ends() {
        var signed = parameters(URI.create(links.path(INCIDENT, Action.ACKNOWLEDGE, UNTIL)));

        assertThat(check(links, INCIDENT, signed, UNTIL.minusMillis(1))).isPresent();
        assertThat(check(links, INCIDENT, signed, UNTIL)).isEmpty();
    }

    @Test
    void another_key_makes_another_signature() {
        var signed = parameters(URI.create(links.path(INCIDENT, Action.SILENCE, UNTIL)));

        assertThat(check(new IncidentLinks("another key of many bytes"), INCIDENT, signed, NOW))
                .isEmpty();
    }

    @Test
    void a_key_that_can_be_guessed_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncidentLinks("short"));
    }

    private static Optional<Action> check(
            IncidentLinks links, UUID incident, Map<String, String> parameters, Instant now) {
        return links.check(
                incident,
                of(parameters, "do"),
                Long.parseLong(of(parameters, "until")),
                of(parameters, "signature"),
                now);
    }

    private static String of(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name));
    }

    private static Map<String, String> parameters(URI path) {
        return Arrays.stream(path.getQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
