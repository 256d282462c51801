package tn.ars.tuniclaim.dashboard.care;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;

/** What a change of the routes does to whom, for the audit. */
final class RoutesChange {

    private RoutesChange() {}

    /** @param before null: not known, all recipients are named */
    static String inWords(@Nullable NoticeRoutes before, NoticeRoutes after) {
        var old = before == null ? Set.<Recipient>of() : new LinkedHashSet<>(before.recipients());
        var fresh = new LinkedHashSet<>(after.recipients());
        var added = addresses(fresh.stream().filter(one -> !old.contains(one)));
        var kept = after.recipients().stream().map(Recipient::address).collect(Collectors.toSet());
        var removed = addresses(old.stream().filter(one -> !kept.contains(one.address())));
        var rules = before == null || !before.routes().equals(after.routes());
        return Stream.of(
                        added.isEmpty() ? "" : "told " + added,
                        removed.isEmpty() ? "" : "untold " + removed,
                        rules ? "rules " + after.routes().size() : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String addresses(Stream<Recipient> recipients) {
        return recipients.map(Recipient::address).collect(Collectors.joining(" "));
    }
}
