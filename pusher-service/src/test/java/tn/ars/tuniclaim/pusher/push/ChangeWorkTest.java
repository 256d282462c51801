package tn.ars.tuniclaim.pusher.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux;
import tn.ars.tuniclaim.pusher.change.ReadableChanges;
import tn.ars.tuniclaim.service.intake.Received;

class ChangeWorkTest {

    private static final BordereauReference ID = new BordereauReference("10001");
    private static final BordereauReference REFERENCE = new BordereauReference("BRD-1");

    private final Workbench bench = new Workbench();
    private final Names names = new Names(new Named());
    private final List<Long> deadLetters = new ArrayList<>();
    private final ChangeWork work =
            new ChangeWork(this::readable, names, bench.push, new Ledger(new SimpleMeterRegistry()));
    private boolean isDatabaseAway;

    @Test
    void each_change_is_under_the_one_name_of_its_bordereau() {
        assertThat(work.read(List.of(record(0, ID.value()), record(1, "BRD-2"))))
                .extracting(task -> ((BordereauReference) task.key()).value())
                .containsExactly("BRD-1", "BRD-2");
    }

    @Test
    void an_outage_of_the_database_writes_no_dead_letter_again_and_again() {
        var batch = List.of(record(0, "BRD-1"), broken(1, "BRD-1"), broken(2, null), broken(3, " "));
        isDatabaseAway = true;
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(CannotGetJdbcConnectionException.class).isThrownBy(() -> work.read(batch));
        }
        assertThat(deadLetters).isEmpty();

        isDatabaseAway = false;
        assertThat(work.read(batch)).hasSize(1);
        assertThat(deadLetters).containsExactly(1L, 2L, 3L);
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String bordereau) {
        return ReadableChanges.record(aStatus("e" + offset, bordereau, "BS-1", (int) offset), 0);
    }

    private static ConsumerRecord<String, byte[]> broken(long offset, @Nullable String key) {
        return new ConsumerRecord<>("ars.statuses", 0, offset, key, "{]".getBytes(UTF_8));
    }

    private List<Received> readable(List<ConsumerRecord<String, byte[]>> records) {
        var readable = ReadableChanges.of(records);
        var offsets = readable.stream().map(Received::offset).toList();
        records.stream()
                .map(ConsumerRecord::offset)
                .filter(offset -> !offsets.contains(offset))
                .forEach(deadLetters::add);
        return readable;
    }

    private final class Named implements Bordereaux {

        @Override
        public Map<BordereauReference, BordereauReference> referencesOf(Collection<BordereauReference> of) {
            if (isDatabaseAway) {
                throw new CannotGetJdbcConnectionException("the database is away");
            }
            return of.contains(ID) ? Map.of(ID, REFERENCE) : Map.of();
        }

        @Override
        public Known known(BordereauReference name) {
            return Known.nothingOf(name);
        }
    }
}
