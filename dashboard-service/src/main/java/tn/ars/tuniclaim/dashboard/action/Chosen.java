package tn.ars.tuniclaim.dashboard.action;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushSelection;

/**
 * The changes that a form is about: one of them, those of the page's filter, or all that were given up.
 *
 * @param kind of {@link PushKind}; empty for any
 * @param after where the page of the list began; it selects nothing
 */
record Chosen(
        @Nullable String factId,
        @Nullable String kind,
        @Nullable String bordereau,
        @Nullable String after) {

    PushSelection selection() {
        if (factId != null && !factId.isBlank()) {
            return PushSelection.one(factId);
        }
        var reference = reference().orElse(null);
        var of = ofKind().orElse(null);
        return reference == null && of == null
                ? PushSelection.ALL
                : new PushSelection(null, reference, of, null, null, null, null);
    }

    /** The page that the form stands on, with its filter. */
    String page(@Nullable UUID rehearsal) {
        var page = new StringBuilder("/pushes?state=refused");
        ofKind().ifPresent(of -> page.append("&kind=").append(of));
        reference()
                .ifPresent(
                        of -> page.append("&bordereau=").append(UriUtils.encode(of.value(), StandardCharsets.UTF_8)));
        text(after).ifPresent(mark -> page.append("&after=").append(UriUtils.encode(mark, StandardCharsets.UTF_8)));
        if (rehearsal != null) {
            page.append("&rehearsal=").append(rehearsal);
        }
        return page.toString();
    }

    /** What makes no sense selects nothing: it must not come to mean all. */
    private Optional<PushKind> ofKind() {
        return text(kind).map(word -> read(word, PushKind::valueOf));
    }

    private Optional<BordereauReference> reference() {
        return text(bordereau).map(name -> read(name, BordereauReference::new));
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(name -> !name.isEmpty());
    }

    private static <T> T read(String text, Function<String, T> how) {
        try {
            return how.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no selection", wrong);
        }
    }
}
