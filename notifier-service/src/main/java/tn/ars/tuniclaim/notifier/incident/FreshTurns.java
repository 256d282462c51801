package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.line.Line;

/** What a batch brings that was not handled before. */
@Component
class FreshTurns {

    private final HandledFacts handled;
    private final Endings endings;

    FreshTurns(HandledFacts handled, Endings endings) {
        this.handled = handled;
        this.endings = endings;
    }

    /** Remembers the facts: of the same batch there are no turns a second time. */
    List<Turn> of(List<Fact<Alert>> batch, Instant now) {
        var fresh = fresh(batch);
        var matters = fresh.stream().map(fact -> Matter.of(fact.event())).collect(Collectors.toSet());
        return Turn.of(fresh, endings.of(matters), now);
    }

    private List<Fact<Alert>> fresh(List<Fact<Alert>> batch) {
        var unknown =
                handled.remember(batch.stream().map(fact -> Line.of(fact.id())).toList());
        return batch.stream().filter(fact -> unknown.remove(Line.of(fact.id()))).toList();
    }
}
