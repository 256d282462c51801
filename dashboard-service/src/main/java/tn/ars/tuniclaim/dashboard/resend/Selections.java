package tn.ars.tuniclaim.dashboard.resend;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushSelection;

/** What a selection means. */
final class Selections {

    private Selections() {}

    /** Only one that names another kind surely has no payment in it. */
    static boolean mayHavePayments(PushSelection selection) {
        return selection.kind() == null || selection.kind() == PushKind.PAYMENT;
    }

    static boolean isOne(PushSelection selection) {
        return selection.factId() != null;
    }

    /** The same with an end at that time, unless it ends before or cannot grow; {@code all} is then said by naming nothing but the end. */
    static PushSelection upTo(Instant now, PushSelection it) {
        return isOne(it) || (it.until() != null && it.until().isBefore(now))
                ? it
                : new PushSelection(null, it.bordereau(), it.kind(), it.reason(), it.from(), now, null);
    }

    /** For the audit. */
    static String inWords(PushSelection it) {
        return Stream.of(
                        part("change", it.factId()),
                        part(
                                "bordereau",
                                it.bordereau() == null ? null : it.bordereau().value()),
                        part("kind", it.kind()),
                        part("reason", it.reason()),
                        part("from", it.from()),
                        part("until", it.until()),
                        Boolean.TRUE.equals(it.all()) ? "all" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String part(String name, @Nullable Object value) {
        return value == null ? null : name + " " + value;
    }
}
