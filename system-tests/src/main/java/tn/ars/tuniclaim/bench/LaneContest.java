package tn.ars.tuniclaim.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tn.ars.tuniclaim.bench.stage.Conversation;

/** Has the contestants read the same records, by turns, so that all meet the same machine. */
final class LaneContest {

    private static final String LANES = "LANES";
    private static final String BARE_LOOP = "BARE_LOOP";
    private static final List<String> RIVALS = List.of("PLAIN_LISTENER", "PARALLEL_CONSUMER");
    private static final List<String> CONTESTANTS =
            Stream.concat(Stream.of(BARE_LOOP, LANES), RIVALS.stream()).toList();

    /** What two cores and the keys allow about, so that a reading lasts as long as it is to. */
    private static final int FASTEST = 40_000;

    private static final int KEYS = 1_000;
    /** One in twenty records is of the same key. */
    private static final int HOTTEST = 20;

    private static final long ANY_TIME = 120;

    private final Conversation contest;
    private final int seconds;
    private final int rounds;
    private long disorder;
    private long missing;

    LaneContest(Conversation contest, boolean quick) {
        this.contest = contest;
        this.seconds = quick ? 2 : 6;
        this.rounds = quick ? 2 : 3;
    }

    /** @param rates by contestant, the best of its readings: what disturbed the others was not its own */
    record Found(Map<String, Double> rates) {

        double lanes() {
            return rates.getOrDefault(LANES, 0.0);
        }

        double bareLoop() {
            return rates.getOrDefault(BARE_LOOP, 0.0);
        }

        /** How many times as fast the lanes are. */
        Map<String, Double> ahead() {
            var ahead = new LinkedHashMap<String, Double>();
            RIVALS.forEach(rival -> ahead.put(CamelCase.of(rival), lanes() / rates.getOrDefault(rival, lanes())));
            return ahead;
        }
    }

    void warmUp() {
        var topic = filled(FASTEST, false);
        for (var who : List.of(BARE_LOOP, LANES, BARE_LOOP, LANES)) {
            read(who, topic, new Case(FASTEST, 10, ANY_TIME));
        }
    }

    /** With uniform keys as long as there is enough to do; with skewed ones to the end, which the keys with the most decide. */
    private record Case(int records, int sleepMillis, long seconds) {}

    Found run(int sleepMillis, boolean skewed) {
        var perSecond = Math.min(FASTEST, (skewed ? HOTTEST : KEYS) * 1_000 / sleepMillis);
        var reading = new Case(
                skewed ? perSecond * seconds : perSecond * seconds * 2, sleepMillis, skewed ? ANY_TIME : seconds);
        var topic = filled(reading.records(), skewed);
        var all = new LinkedHashMap<String, List<Double>>();
        for (var round = 0; round < rounds; round++) {
            for (var who : CONTESTANTS) {
                all.computeIfAbsent(who, _ -> new ArrayList<>()).add(read(who, topic, reading));
            }
        }
        var best = new LinkedHashMap<String, Double>();
        all.forEach((who, rates) ->
                best.put(who, rates.stream().mapToDouble(rate -> rate).max().orElseThrow()));
        return new Found(best);
    }

    private String filled(int records, boolean skewed) {
        var topic = "contest-" + UUID.randomUUID();
        contest.ask("fill %s %d %b".formatted(topic, records, skewed));
        return topic;
    }

    private double read(String who, String topic, Case reading) {
        var isOurs = who.equals(LANES);
        var answer = contest.ask("read %s %s %d %d %d %b"
                        .formatted(who, topic, reading.records(), reading.sleepMillis(), reading.seconds(), isOurs))
                .split(" ", -1);
        if (isOurs) {
            missing += Math.abs(reading.records() - Long.parseLong(answer[2]));
            disorder += Long.parseLong(answer[3]);
        }
        return Long.parseLong(answer[0]) / (Long.parseLong(answer[1]) / 1e9);
    }

    long disorder() {
        return disorder;
    }

    long missing() {
        return missing;
    }
}
