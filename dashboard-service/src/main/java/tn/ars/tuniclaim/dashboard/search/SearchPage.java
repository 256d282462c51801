package tn.ars.tuniclaim.dashboard.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tn.ars.tuniclaim.dashboard.claim.Claim;
import tn.ars.tuniclaim.dashboard.claim.Claims;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.push.Pushes;
import tn.ars.tuniclaim.dashboard.story.Steps;

/** By reference, by the number of a bulletin, by the partner's id or by the id of an event; the beginning is enough. */
@Page
class SearchPage {

    private static final int ROWS = 20;
    private static final int LONGEST = 128;

    private final Claims claims;
    private final Pushes pushes;
    private final Steps steps;

    SearchPage(Claims claims, Pushes pushes, Steps steps) {
        this.claims = claims;
        this.pushes = pushes;
        this.steps = steps;
    }

    @GetMapping("/search")
    String search(Model model, @RequestParam(defaultValue = "") String q) {
        var text = q.strip();
        var isTooLong = text.length() > LONGEST;
        List<Claim> found = text.isEmpty() || isTooLong ? List.of() : claims.find(text, ROWS);
        var exact = text.isEmpty() || isTooLong ? Optional.<String>empty() : event(text);
        if (exact.isPresent()) {
            return "redirect:" + exact.get();
        }
        if (found.size() == 1) {
            return "redirect:"
                    + story(found.getFirst().bordereau(), found.getFirst().bulletin());
        }
        model.addAttribute("q", text);
        model.addAttribute("found", found);
        model.addAttribute("isMore", found.size() >= ROWS);
        model.addAttribute("isTooLong", isTooLong);
        return "search";
    }

    /** The story in which the event of that id is told. */
    private Optional<String> event(String id) {
        return pushes.one(id, false)
                .map(push -> story(push.bordereau(), push.bulletin()))
                .or(() -> steps.one(id).map(step -> story(step.bordereau(), step.bulletin())));
    }

    private static String story(String bordereau, @Nullable String bulletin) {
        var address = UriComponentsBuilder.fromPath("/claim").queryParam("ref", "{ref}");
        return bulletin == null
                ? address.encode().buildAndExpand(bordereau).toUriString()
                : address.queryParam("bs", "{bs}")
                        .encode()
                        .buildAndExpand(bordereau, bulletin)
                        .toUriString();
    }
}
