package tn.ars.tuniclaim.dashboard.letter;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.dashboard.audit.Subject;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.CountedOtherwise;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Hindered;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Redriven;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Unknown;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;

/**
 * Puts dead letters back on the topics that they came from, as they came. Each once: what is read again in vain is a new letter, and
 * what cannot be put back is not tried again, so that it never stands before the others.
 * Where this process dies between Kafka's yes and the memory of it, a letter may be put back twice, which does no harm: all readers
 * know what they have handled.
 */
@Component
public class RedriveLetters {

    /** So many in one request; the others remain for the next. */
    public static final int AT_MOST = 200;

    private final Letters letters;
    private final Redrives redrives;
    private final PutBack putBack;
    private final Audit audit;

    RedriveLetters(Letters letters, Redrives redrives, PutBack putBack, Audit audit) {
        this.letters = letters;
        this.redrives = redrives;
        this.putBack = putBack;
        this.audit = audit;
    }

    /**
     * @param id of the request: the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public RedriveAnswer one(Caller caller, UUID id, RecordPlace place, String why) {
        return audit.during(
                new Deed(caller, Action.LETTERS_REDRIVEN, "letter " + place, why),
                () -> letters.one(place.topic(), place.partition(), place.offset())
                        .map(letter -> one(caller, id, letter))
                        .orElseGet(Unknown::new),
                answer -> ending(id, answer));
    }

    /**
     * The oldest of that topic and reason.
     *
     * @param topic of the dead letters
     * @param count how many there are, as somebody saw it who looked before
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away; the same request goes on from there
     */
    public RedriveAnswer many(Caller caller, UUID id, String topic, String reason, long count, String why) {
        return audit.during(
                new Deed(
                        caller,
                        Action.LETTERS_REDRIVEN,
                        Subject.of("letters " + topic)
                                .with("reason", reason)
                                .with("count", count)
                                .inWords(),
                        why),
                () -> many(caller, id, topic, reason, count),
                answer -> ending(id, answer));
    }

    private RedriveAnswer one(Caller caller, UUID id, DeadLetter letter) {
        if (letter.hindrance() == null) {
            putBack.all(List.of(letter), id, caller.account());
        }
        var done = redrives.of(id);
        return done.putBack() > 0 ? Redriven.of(done, 0) : new Hindered(hindranceOf(letter.place()));
    }

    /** Somebody else may have been quicker. */
    private Hindrance hindranceOf(RecordPlace place) {
        return letters.one(place.topic(), place.partition(), place.offset())
                .map(DeadLetter::hindrance)
                .orElse(Hindrance.PUT_BACK);
    }

    private RedriveAnswer many(Caller caller, UUID id, String topic, String reason, long count) {
        var hindrance = Hindrance.ofTopic(topic);
        if (hindrance != null) {
            return new Hindered(hindrance);
        }
        var before = redrives.of(id).all();
        var present = letters.countOf(topic, reason);
        if (before == 0 && present != count) {
            return new CountedOtherwise(present);
        }
        var left = Math.toIntExact(Math.min(count, AT_MOST) - before);
        putBack.all(letters.of(topic, reason, left), id, caller.account());
        return Redriven.of(redrives.of(id), letters.countOf(topic, reason));
    }

    private static Ending ending(UUID id, RedriveAnswer answer) {
        return switch (answer) {
            case Redriven it ->
                Ending.done(Subject.of(id.toString())
                        .with("put_back", it.putBack())
                        .with("gone", it.gone() == 0 ? null : it.gone())
                        .with("refused", it.refused() == 0 ? null : it.refused())
                        .inWords());
            case Hindered it -> Ending.refused(it.hindrance().name());
            case Unknown _ -> Ending.refused("UNKNOWN");
            case CountedOtherwise it -> Ending.refused("by_then " + it.letters());
        };
    }
}
