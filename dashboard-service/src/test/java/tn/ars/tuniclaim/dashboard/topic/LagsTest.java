package tn.ars.tuniclaim.dashboard.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;

class LagsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final Lags lags = new Lags(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void is_in_step_when_nothing_is_left_to_read() {
        lags.add(sample(0, standing(0, 100, 100, null)));
        assertThat(group().isInStep()).isTrue();
        assertThat(group().drain()).isEqualTo(Drain.NOTHING);
    }

    @Test
    void knows_no_pace_until_it_has_looked_for_long_enough() {
        lags.add(sample(2, standing(0, 0, 100, NOW.minusSeconds(60))));
        lags.add(sample(0, standing(0, 50, 100, NOW.minusSeconds(60))));
        assertThat(group().age()).isEqualTo(Duration.ofSeconds(60));
        assertThat(group().drain()).isEqualTo(Drain.UNKNOWN);
    }

    @Test
    void takes_as_long_as_its_slowest_partition() {
        lags.add(sample(10, standing(0, 0, 1_000, NOW.minusSeconds(90)), standing(1, 0, 1_000, NOW.minusSeconds(80))));
        lags.add(sample(
                0, standing(0, 500, 1_000, NOW.minusSeconds(60)), standing(1, 100, 1_000, NOW.minusSeconds(70))));
        assertThat(group().records()).isEqualTo(1_400);
        assertThat(group().age()).isEqualTo(Duration.ofSeconds(70));
        assertThat(group().donePerSecond()).isEqualTo(60.0);
        assertThat(group().drain()).isEqualTo(Drain.in(Duration.ofSeconds(90)));
    }

    @Test
    void says_plainly_that_it_does_not_drain() {
        lags.add(sample(10, standing(0, 0, 100, NOW.minusSeconds(90)), standing(1, 0, 10, NOW.minusSeconds(90))));
        lags.add(sample(0, standing(0, 50, 1_000, NOW.minusSeconds(60)), standing(1, 9, 10, NOW.minusSeconds(60))));
        assertThat(group().drain()).isEqualTo(Drain.NEVER);
    }

    @Test
    void has_nothing_to_catch_up_on_while_what_waits_only_waits_for_its_turn() {
        lags.add(sample(10, standing(0, 0, 10, NOW.minusSeconds(12))));
        lags.add(sample(0, standing(0, 0, 20, NOW.minusSeconds(2))));
        assertThat(group().isInStep()).isTrue();
        assertThat(group().drain()).isEqualTo(Drain.NOTHING);
    }

    @Test
    void shows_how_it_came_to_be() {
        lags.add(sample(10, standing(0, 0, 100, NOW.minusSeconds(12))));
        lags.add(sample(0, standing(0, 0, 100, NOW.minusSeconds(12))));
        assertThat(group().trend())
                .extracting(Lags.Point::age)
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(12));
    }

    @Test
    void counts_what_could_not_be_looked_at_and_calls_its_age_unknown() {
        lags.add(sample(0, standing(0, 100, 100, null), unseen(1, 40, 100)));
        assertThat(group().records()).isEqualTo(60);
        assertThat(group().age()).isNull();
        assertThat(group().isInStep()).isFalse();
        assertThat(group().trend()).isEmpty();
        var list = new TopicList(NOW, NOW, lags.groups(), List.of(), 0, List.of(), List.of(), 1);
        assertThat(list.sentence())
                .isEqualTo(Sentence.of(State.WORKING, "topics.sentence.unseen", List.of("pusher-service"), 60L));
    }

    @Test
    void is_as_old_as_it_was_last_seen_while_it_cannot_be_looked_at() {
        lags.add(sample(10, standing(0, 0, 100, NOW.minusSeconds(90))));
        lags.add(sample(5, unseen(0, 10, 100)));
        lags.add(sample(0, unseen(0, 20, 100)));
        assertThat(group().age()).isEqualTo(Duration.ofSeconds(90));
        assertThat(group().records()).isEqualTo(80);
        assertThat(group().trend()).hasSize(3);
    }

    @Test
    void says_how_far_behind_one_partition_is_though_another_cannot_be_looked_at() {
        lags.add(sample(0, standing(0, 0, 100, NOW.minusSeconds(90)), unseen(1, 40, 100)));
        assertThat(group().age()).isEqualTo(Duration.ofSeconds(90));
        assertThat(group().records()).isEqualTo(160);
    }

    private GroupLag group() {
        assertThat(lags.groups()).hasSize(1);
        return lags.groups().getFirst();
    }

    private static Map.Entry<Place, Standing> standing(int partition, long next, long end, @Nullable Instant oldestAt) {
        return Map.entry(
                new Place("pusher-service", new TopicPartition("ars.statuses", partition)),
                new Standing(next, end, oldestAt, true));
    }

    private static Map.Entry<Place, Standing> unseen(int partition, long next, long end) {
        return Map.entry(standing(partition, next, end, null).getKey(), new Standing(next, end, null, false));
    }

    @SafeVarargs
    private static Sample sample(long secondsAgo, Map.Entry<Place, Standing>... standings) {
        var all = new HashMap<Place, Standing>();
        for (var one : standings) {
            all.put(one.getKey(), one.getValue());
        }
        return new Sample(NOW.minusSeconds(secondsAgo), all, Set.of("pusher-service"));
    }
}
