package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.line.Line;

/** What happens to one incident: thousands of alerts in a row are one turn. */
sealed interface Turn {

    /** How many references an incident remembers. */
    int MAX_BORDEREAUX = 10;

    Matter matter();

    /** The first fact of the turn. */
    String factId();

    /** Alerts of one matter belong to one incident. */
    record Matter(AlertCause cause, String subject) {

        static Matter of(Alert alert) {
            return new Matter(alert.cause(), alert.subject() == null ? "" : Line.of(alert.subject()));
        }

        /** The subject of its incident. */
        String incidentSubject() {
            return cause.isOneWhateverTheSubject() ? "" : subject;
        }

        /** What all that is one incident with it has in common. */
        Matter incident() {
            return new Matter(cause, incidentSubject());
        }

        /** What it is of an incident that has several. */
        Optional<String> part() {
            return cause.isOneWhateverTheSubject() && !subject.isEmpty() ? Optional.of(subject) : Optional.empty();
        }
    }

    /** Raised once or more. */
    record Raised(
            Matter matter,
            String factId,
            int alerts,
            Instant firstAt,
            Instant lastAt,
            List<String> bordereaux,
            String firstDetail,
            String lastDetail)
            implements Turn {

        private static Raised of(AlertRaised alert, String factId, Instant at) {
            var detail = Line.of(alert.detail());
            var bordereau = alert.bordereau();
            List<String> bordereaux = bordereau == null ? List.of() : List.of(bordereau.value());
            return new Raised(Matter.of(alert), factId, 1, at, at, bordereaux, detail, detail);
        }

        private Raised and(Raised next) {
            return new Raised(
                    matter,
                    factId,
                    alerts + next.alerts,
                    earlier(firstAt, next.firstAt),
                    later(lastAt, next.lastAt),
                    bordereaux.size() == MAX_BORDEREAUX ? bordereaux : withThose(next.bordereaux),
                    firstDetail,
                    next.lastDetail);
        }

        private List<String> withThose(List<String> next) {
            return Stream.concat(bordereaux.stream(), next.stream())
                    .distinct()
                    .limit(MAX_BORDEREAUX)
                    .toList();
        }
    }

    record Resolved(Matter matter, String factId, Instant at) implements Turn {}

    /** Raised before the newest word that its matter is over, and told of after it: that word is true of it as well. */
    record Late(Matter matter, String factId) implements Turn {}

    /**
     * The turns of a batch; those of one matter in its order, incidents in the order in which everybody locks them.
     *
     * @param endings when each matter was over for the last time, as far as it was told before
     * @param now no turn is later, whatever the clock of its producer says
     */
    static List<Turn> of(List<Fact<Alert>> batch, Map<Matter, Instant> endings, Instant now) {
        var overAt = new HashMap<>(endings);
        var turns = new ArrayList<Turn>();
        Map<Matter, Raised> running = new LinkedHashMap<>();
        for (var fact : batch) {
            var at = earlier(fact.time(), now);
            switch (fact.event()) {
                case AlertRaised raised -> {
                    var matter = Matter.of(raised);
                    if (at.isBefore(overAt.getOrDefault(matter, Instant.MIN))) {
                        turns.add(new Late(matter, fact.id()));
                    } else {
                        running.merge(matter, Raised.of(raised, fact.id(), at), Raised::and);
                    }
                }
                case AlertResolved resolved -> {
                    var matter = Matter.of(resolved);
                    turns.addAll(before(matter, running));
                    turns.add(new Resolved(matter, fact.id(), at));
                    overAt.merge(matter, at, Turn::later);
                }
            }
        }
        turns.addAll(running.values());
        turns.sort(Comparator.comparing(
                turn -> turn.matter().cause() + "/" + turn.matter().incidentSubject()));
        return turns;
    }

    /** What was raised of the same incident: a part of it that is over ends nothing while another is hit. */
    private static List<Raised> before(Matter over, Map<Matter, Raised> running) {
        var before = running.values().stream()
                .filter(raised -> raised.matter().incident().equals(over.incident()))
                .toList();
        before.forEach(raised -> running.remove(raised.matter()));
        return before;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
