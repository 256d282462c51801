package tn.ars.tuniclaim.pusher.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules as they may come, each from a seed: work of any length, failures, pauses of the whole, members that come and go. */
class LaneConsumerTest {

    private static final int RECORDS = 4_000;
    private static final int PARTITIONS = 6;
    private static final int KEYS = 40;
    private static final int WINDOW = 50;
    private static final LaneSettings SETTINGS =
            new LaneSettings(16, 16, WINDOW, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(20));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void order_and_completeness_hold_while_members_come_and_go(long seed) {
        var broker = brokerWithRecords(seed);
        var witness = new Witness(seed);
        witness.isMoody();
        broker.isMoody(0, 200);
        workOff(broker, witness, seed);

        assertThat(witness.faults()).isEmpty();
        assertThat(witness.isEverythingDone(RECORDS)).isTrue();
    }

    /** Two instances may then be at one key at once; what they do must bear that, but nothing is lost. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void nothing_is_lost_when_partitions_are_lost_without_a_word(long seed) {
        var broker = brokerWithRecords(seed);
        var witness = new Witness(seed);
        witness.isMoody();
        witness.bearsOverlaps();
        broker.isMoody(2, 200);
        workOff(broker, witness, seed);

        assertThat(witness.faults()).isEmpty();
        assertThat(witness.isEverythingDone(RECORDS)).isTrue();
    }

    @Test
    void one_key_that_hangs_holds_up_no_other_and_a_stop_does_not_wait_for_ever() {
        var broker = brokerWithRecords(21);
        var witness = new Witness(21);
        witness.hangsAt("k-7");
        var impatient =
                new LaneSettings(16, 16, 1_000, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(100));
        try (var consumer = consumer(broker, witness, impatient)) {
            consumer.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> witness.doneKeys() == KEYS - 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> consumer.figures().lanes() == 1);
        }
        await().until(witness::interrupted);
        assertThat(witness.faults()).isEmpty();
    }

    private static ScriptedBroker brokerWithRecords(long seed) {
        var random = new Random(seed);
        var broker = new ScriptedBroker(seed);
        var offsets = new long[PARTITIONS];
        for (var number = 0; number < RECORDS; number++) {
            // Half of the records on one key in ten.
            var key = random.nextBoolean() ? random.nextInt(KEYS / 10) : random.nextInt(KEYS);
            var partition = key % PARTITIONS;
            broker.add(new ConsumerRecord<>("t", partition, offsets[partition]++, "k-" + key, new byte[0]));
        }
        return broker;
    }

    private static LaneConsumer<Witness.Seen> consumer(ScriptedBroker broker, Witness witness, LaneSettings settings) {
        return new LaneConsumer<>(new PlainSource(broker::join, "t"), witness.member(broker::committed), settings);
    }

    private static void workOff(ScriptedBroker broker, Witness witness, long seed) {
        var random = new Random(seed);
        var running = new ArrayDeque<LaneConsumer<Witness.Seen>>();
        var all = Collections.synchronizedList(new ArrayList<LaneConsumer<Witness.Seen>>());
        var over = new AtomicBoolean();
        var watching = Thread.startVirtualThread(() -> {
            while (!over.get()) {
                List.copyOf(all)
                        .forEach(
                                consumer -> witness.hasInHand(consumer.figures().inHand(), PARTITIONS * (WINDOW + 20)));
                LockSupport.parkNanos(1_000_000);
            }
        });
        for (var act = 0; !broker.isAllCommitted(); act++) {
            if (running.isEmpty() || (running.size() < 3 && random.nextInt(4) == 0)) {
                var consumer = consumer(broker, witness, SETTINGS);
                consumer.start();
                running.add(consumer);
                all.add(consumer);
            } else if (running.size() > 1 && random.nextInt(6) == 0) {
                running.remove().close();
            } else if (random.nextInt(3) == 0) {
                broker.rebalance();
            }
            witness.opens(act % 7 != 3);
            LockSupport.parkNanos(random.nextLong(60_000_000));
            if (act > 2_000) {
                throw new AssertionError("no end in sight: " + broker.committed() + " " + witness.faults());
            }
        }
        running.forEach(LaneConsumer::close);
        over.set(true);
        try {
            watching.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
