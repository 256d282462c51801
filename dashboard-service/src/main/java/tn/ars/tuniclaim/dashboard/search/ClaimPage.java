package tn.ars.tuniclaim.dashboard.search;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.Right;
import tn.ars.tuniclaim.dashboard.answer.PushAnswers;
import tn.ars.tuniclaim.dashboard.audit.Views;
import tn.ars.tuniclaim.dashboard.claim.Claims;
import tn.ars.tuniclaim.dashboard.history.Drift;
import tn.ars.tuniclaim.dashboard.history.Drifts;
import tn.ars.tuniclaim.dashboard.incident.Incidents;
import tn.ars.tuniclaim.dashboard.letter.Letters;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.push.Outcome;
import tn.ars.tuniclaim.dashboard.push.Pushes;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.dashboard.topic.Lags;

/** A bordereau's or a bulletin's whole story, and why it has not arrived. */
@Page
class ClaimPage {

    private static final int STEPS = 50;
    private static final int BULLETINS = 50;
    private static final int INCIDENTS = 20;

    private final Stores stores;

    ClaimPage(Stores stores) {
        this.stores = stores;
    }

    /** Where what the story is made of is kept. */
    @Component
    record Stores(
            Claims claims,
            Steps steps,
            Pushes pushes,
            PushAnswers answers,
            Incidents incidents,
            Letters letters,
            Drifts drifts,
            Lags lags,
            Views views) {}

    @GetMapping("/claim")
    String claim(
            Model model,
            Caller caller,
            HttpServletResponse response,
            @RequestParam String ref,
            @RequestParam @Nullable String bs,
            @RequestParam @Nullable String before,
            @RequestParam(defaultValue = "") String bulletinsAfter) {
        var bulletin = bs == null || bs.isBlank() ? null : bs;
        var mayViewContent = caller.may(Right.VIEW_CONTENT);
        var claim = stores.claims().one(ref, bulletin);
        var steps = stores.steps().of(ref, bulletin, Mark.ofText(before), mayViewContent, STEPS + 1);
        // What concerns the whole bordereau is also told of a bulletin that nobody knows.
        if (claim.isEmpty() && !stores.steps().areToldOf(ref, bulletin)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "unknown";
        }
        if (mayViewContent) {
            stores.views().seen(caller, bulletin == null ? ref : ref + " " + bulletin);
        }
        var changes = stores.pushes().telling(ref, bulletin, mayViewContent);
        var bulletins = bulletin == null ? stores.claims().bulletins(ref, bulletinsAfter, BULLETINS + 1) : null;
        var told = steps.stream().map(Step::changeId).filter(Objects::nonNull).collect(Collectors.toSet());
        var story = new Story(
                ref, bulletin, claim.orElse(null), changes, stores.pushes().needingSomebody(told), steps, STEPS);
        model.addAttribute("story", story);
        model.addAttribute(
                "bulletins",
                bulletins == null ? null : bulletins.stream().limit(BULLETINS).toList());
        model.addAttribute(
                "moreBulletins",
                bulletins == null || bulletins.size() <= BULLETINS
                        ? null
                        : bulletins.get(BULLETINS - 1).bulletin());
        model.addAttribute("why", why(story));
        return "claim";
    }

    private Why why(Story story) {
        var pending = story.changes().stream()
                .filter(change -> change.outcome() == Outcome.PENDING)
                .findFirst();
        return new Why(
                stores.answers().flow().filter(flow -> flow.paused()).orElse(null),
                stores.incidents().open(INCIDENTS),
                pending.flatMap(change -> stores.letters().ofFact(change.factId()))
                        .orElse(null),
                drift(story).orElse(null),
                stores.lags().groups().stream()
                        .filter(group -> group.group().equals("pusher-service"))
                        .findFirst()
                        .orElse(null));
    }

    /** It is over where the partner has taken a status from ARS since. */
    private Optional<Drift> drift(Story story) {
        return stores.drifts()
                .newest(story.bordereau(), story.bulletin())
                .filter(drift -> !stores.pushes().hasTakenStatus(story.bordereau(), story.bulletin(), drift.toldAt()));
    }
}
