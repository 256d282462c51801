package tn.ars.tuniclaim.dashboard.resend;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.answer.PushAnswers;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Kind;
import tn.ars.tuniclaim.event.PushSelection;

/** Knows whether somebody has counted before what is asked for now. */
@Component
class Rehearsals {

    private final PushRequests requests;
    private final PushAnswers answers;
    private final ResendProperties settings;

    Rehearsals(PushRequests requests, PushAnswers answers, ResendProperties settings) {
        this.requests = requests;
        this.answers = answers;
        this.settings = settings;
    }

    /** That rehearsal, where it was of just this selection, is answered and is new enough. */
    Optional<PushRequest> of(PushSelection selection, @Nullable UUID rehearsal, Instant now) {
        return Optional.ofNullable(rehearsal)
                .flatMap(requests::one)
                .filter(it -> it.kind() == Kind.REHEARSAL
                        && it.selection().equals(selection)
                        && it.requestedAt().isAfter(now.minus(settings.rehearsedWithin()))
                        && answers.rehearsal(it.id().toString()).isPresent());
    }
}
