package tn.ars.tuniclaim.dashboard.push;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.Right;
import tn.ars.tuniclaim.dashboard.answer.PushAnswers;
import tn.ars.tuniclaim.dashboard.audit.Subject;
import tn.ars.tuniclaim.dashboard.audit.Views;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.resend.PushRequests;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

/** What is not with the partner yet, and why. Filters are in the address; of one that makes no sense it is said that it does not filter. */
@Page
class PushesPage {

    private static final int ROWS = 50;
    private static final int REQUESTS = 20;
    private static final int LONGEST = 128;
    private static final List<Outcome> STATES = List.of(Outcome.REFUSED, Outcome.WAITING, Outcome.PENDING);

    private final Pushes pushes;
    private final PushAnswers answers;
    private final Tallies tallies;
    private final PushRequests requests;
    private final Views views;
    private final Clock clock;

    PushesPage(Pushes pushes, PushAnswers answers, Tallies tallies, PushRequests requests, Views views, Clock clock) {
        this.pushes = pushes;
        this.answers = answers;
        this.tallies = tallies;
        this.requests = requests;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/pushes")
    String pushes(
            Model model,
            Caller caller,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String reason,
            @RequestParam @Nullable String bordereau,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable UUID rehearsal) {
        var now = clock.instant();
        var groups = STATES.stream().map(this::group).toList();
        var wrong = new HashSet<String>();
        var shown = word("state", state, STATES, wrong).orElseGet(() -> busiest(groups));
        var filter = new PushFilter(
                shown,
                word("kind", kind, List.of(PushKind.values()), wrong).orElse(null),
                word("reason", reason, List.of(ParkReason.values()), wrong).orElse(null),
                reference(bordereau, wrong));
        var mark = Mark.ofText(after);
        if (caller.may(Right.VIEW_CONTENT)) {
            views.seen(caller, subject(filter, mark));
        }
        var rows = pushes.list(filter, mark, caller.may(Right.VIEW_CONTENT), ROWS + 1);
        model.addAttribute(
                "list",
                new PushList(now, groups, filter, rows, ROWS, answers.flow().orElse(null)));
        model.addAttribute(
                "results", PushChart.results(tallies, now.minus(Duration.ofHours(24)), now, Duration.ofHours(1)));
        model.addAttribute(
                "latency", PushChart.latency(tallies, now.minus(Duration.ofHours(24)), now, Duration.ofHours(1)));
        model.addAttribute("lastDay", tallies.sum(now.minus(Duration.ofHours(24)), now));
        model.addAttribute("rehearsal", rehearsal);
        model.addAttribute(
                "counted",
                rehearsal == null
                        ? null
                        : answers.rehearsal(rehearsal.toString()).orElse(null));
        model.addAttribute("requests", requests.list(true, null, REQUESTS));
        model.addAttribute("caller", caller);
        model.addAttribute("wrong", wrong);
        model.addAttribute("bordereau", bordereau);
        model.addAttribute("after", after);
        model.addAttribute("kinds", PushKind.values());
        model.addAttribute("reasons", ParkReason.values());
        return "pushes";
    }

    private static String subject(PushFilter filter, @Nullable Mark<String> mark) {
        return Subject.of("pushes " + filter.outcome())
                .with("kind", filter.kind())
                .with("reason", filter.reason())
                .with("bordereau", filter.bordereau())
                .with("after", mark == null ? null : mark.at() + " " + mark.id())
                .inWords();
    }

    private PushList.Group group(Outcome outcome) {
        return new PushList.Group(outcome, pushes.groups(outcome));
    }

    /** What needs a person comes first. */
    private static Outcome busiest(List<PushList.Group> groups) {
        return groups.stream()
                .filter(group -> group.changes() > 0)
                .findFirst()
                .map(PushList.Group::outcome)
                .orElse(Outcome.REFUSED);
    }

    private static <E extends Enum<E>> Optional<E> word(
            String name, @Nullable String word, List<E> words, Set<String> wrong) {
        if (word == null || word.isBlank()) {
            return Optional.empty();
        }
        var found = words.stream()
                .filter(value -> value.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            wrong.add(name);
        }
        return found;
    }

    private static @Nullable String reference(@Nullable String bordereau, Set<String> wrong) {
        if (bordereau == null || bordereau.isBlank()) {
            return null;
        }
        var reference = bordereau.strip();
        if (reference.length() > LONGEST) {
            wrong.add("bordereau");
            return null;
        }
        return reference;
    }
}
