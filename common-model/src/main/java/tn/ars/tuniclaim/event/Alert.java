package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;

/**
 * Something is wrong, or right again.
 *
 * <p>{@code subject} tells matters of one cause apart: the topic of an unreadable record, for instance; null where a cause has
 * one subject only.
 */
public sealed interface Alert extends Event {

    AlertCause cause();

    @Nullable
    String subject();

    @Override
    default String key() {
        return subject() == null ? cause().name() : cause().name() + "/" + subject();
    }

    @Override
    default Topic topic() {
        return Topic.ALERTS;
    }

    /**
     * It is wrong, or still wrong.
     *
     * @param detail one sentence for an operator, with references at most: never a name, a matricule, an amount
     * @param bordereau the bordereau hit; null when it is not about one
     */
    record AlertRaised(
            AlertCause cause,
            @Nullable String subject,
            String detail,
            @Nullable BordereauReference bordereau) implements Alert {
        public AlertRaised {
            Required.field(cause, "cause");
            Required.field(detail, "detail");
        }
    }

    /**
     * It is over. Says nothing new when nobody had raised it.
     *
     * @param detail how it ended, in one sentence like that of {@link AlertRaised}; null when there is nothing to add
     */
    record AlertResolved(
            AlertCause cause,
            @Nullable String subject,
            @Nullable String detail) implements Alert {
        public AlertResolved {
            Required.field(cause, "cause");
        }

        public AlertResolved(AlertCause cause, @Nullable String subject) {
            this(cause, subject, null);
        }
    }
}
