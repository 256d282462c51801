package tn.ars.tuniclaim.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.ars.tuniclaim.simulator.ledger.Call.Outcome;

class LedgerTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.mv"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Call call(String bordereau, @Nullable String bsId, Instant at, String key, Outcome outcome) {
        return new Call(bordereau, bsId, "status", "TRAITE", at, key, TEN, 200, outcome);
    }

    private long accept(@Nullable String bsId, Instant at, String key) {
        return ledger.record(call("B1", bsId, at, key, Outcome.ACCEPTED));
    }

    private static Expected expected(String key, Instant at) {
        return new Expected(key, "B1", null, "status", "TRAITE", at);
    }

    @Test
    void finds_nothing_in_a_clean_sequence() {
        accept(null, NINE, "k1");
        accept(null, TEN, "k2");
        accept("BS1", TEN, "k3");
        ledger.expect(expected("k1", NINE));
        var verdict = ledger.verdict();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.calls()).isEqualTo(3);
        assertThat(verdict.things()).isEqualTo(2);
    }

    @Test
    void sees_an_older_state_of_the_same_thing_after_a_newer_one() {
        accept(null, TEN, "k1");
        var late = accept(null, NINE, "k2");
        var verdict = ledger.verdict();
        assertThat(verdict.wentBackwards().count()).isEqualTo(1);
        assertThat(verdict.wentBackwards().examples())
                .singleElement()
                .extracting(Entry::number)
                .isEqualTo(late);
        assertThat(verdict.outOfOrderInBordereau().count()).isEqualTo(1);
    }

    @Test
    void tells_an_older_fact_of_another_thing_of_the_bordereau_from_going_backwards() {
        accept("BS1", TEN, "k1");
        accept("BS2", NINE, "k2");
        var verdict = ledger.verdict();
        assertThat(verdict.wentBackwards().count()).isZero();
        assertThat(verdict.outOfOrderInBordereau().count()).isEqualTo(1);
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void keeps_bordereaux_apart() {
        accept(null, TEN, "k1");
        ledger.record(call("B2", null, NINE, "k2", Outcome.ACCEPTED));
        assertThat(ledger.verdict().isClean()).isTrue();
    }

    @Test
    void sees_a_key_that_was_accepted_twice() {
        accept(null, NINE, "k1");
        accept(null, NINE, "k1");
        var verdict = ledger.verdict();
        assertThat(verdict.arrivedTwice().count()).isEqualTo(1);
        assertThat(verdict.wentBackwards().count()).isZero();
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void does_not_blame_a_repetition_after_a_lost_answer() {
        var lost = accept(null, NINE, "k1");
        accept(null, NINE, "k1");
        ledger.answerLost(lost);
        var verdict = ledger.verdict();
        assertThat(verdict.arrivedTwice().count()).isZero();
        assertThat(verdict.resentAfterLostAnswer().count()).isEqualTo(1);
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void does_not_take_a_refused_or_faulted_call_for_an_arrival() {
        ledger.record(call("B1", null, TEN, "k1", Outcome.REFUSED));
        ledger.record(call("B1", null, TEN, "k1", Outcome.FAULTED));
        accept(null, NINE, "k1");
        var verdict = ledger.verdict();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.refused()).isEqualTo(1);
        assertThat(verdict.faulted()).isEqualTo(1);
        assertThat(verdict.accepted()).isEqualTo(1);
    }

    @Test
    void misses_what_was_expected_and_never_came() {
        accept(null, NINE, "k1");
        ledger.expect(expected("k2", TEN));
        ledger.expect(expected("k1", NINE));
        var verdict = ledger.verdict();
        assertThat(verdict.stayedAway().count()).isEqualTo(1);
        assertThat(verdict.stayedAway().examples()).containsExactly(expected("k2", TEN));
    }

    @Test
    void does_not_miss_what_a_newer_state_has_superseded() {
        accept(null, TEN, "k2");
        ledger.expect(expected("k1", NINE));
        var verdict = ledger.verdict();
        assertThat(verdict.superseded()).isEqualTo(1);
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void an_undated_state_is_counted_and_orders_nothing() {
        ledger.record(new Call("B1", null, "status", "TRAITE", null, null, TEN, 200, Outcome.ACCEPTED));
        accept(null, NINE, "k1");
        var verdict = ledger.verdict();
        assertThat(verdict.undated()).isEqualTo(1);
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void goes_on_where_it_was_closed() {
        accept(null, TEN, "k1");
        ledger.expect(expected("k9", TEN));
        ledger.close();
        open();
        accept(null, NINE, "k1");
        var verdict = ledger.verdict();
        assertThat(verdict.calls()).isEqualTo(2);
        assertThat(verdict.wentBackwards().count()).isEqualTo(1);
        assertThat(verdict.arrivedTwice().count()).isEqualTo(1);
        assertThat(verdict.stayedAway().count()).isEqualTo(1);
        assertThat(ledger.page(Query.ALL, Long.MAX_VALUE, 10))
                .extracting(Entry::number)
                .containsExactly(2L, 1L);
    }

    @Test
    void lists_page_by_page_newest_first() {
        for (var number = 0; number < 5; number++) {
            accept("BS" + number % 2, TEN, "k" + number);
        }
        ledger.record(call("B2", null, TEN, "k5", Outcome.ACCEPTED));
        var ofBordereau = new Query("B1", null, null);
        var first = ledger.page(ofBordereau, Long.MAX_VALUE, 3);
        assertThat(first).extracting(Entry::number).containsExactly(5L, 4L, 3L);
        assertThat(ledger.page(ofBordereau, first.getLast().number(), 3))
                .extracting(Entry::number)
                .containsExactly(2L, 1L);
        assertThat(ledger.page(new Query("B1", "BS1", "status"), Long.MAX_VALUE, 9))
                .extracting(Entry::number)
                .containsExactly(4L, 2L);
        assertThat(ledger.page(new Query(null, null, "payment"), Long.MAX_VALUE, 9))
                .isEmpty();
    }

    @Test
    void forgets_everything_when_cleared() {
        accept(null, TEN, "k1");
        accept(null, NINE, "k1");
        ledger.expect(expected("k2", TEN));
        ledger.clear();
        accept(null, NINE, "k1");
        assertThat(ledger.verdict().isClean()).isTrue();
        assertThat(ledger.verdict().calls()).isEqualTo(1);
    }

    @Test
    void a_temporary_ledger_needs_no_folder() {
        try (var temporary = Ledger.open(null)) {
            temporary.record(call("B1", null, TEN, "k1", Outcome.ACCEPTED));
            assertThat(temporary.verdict().accepted()).isEqualTo(1);
        }
    }
}
