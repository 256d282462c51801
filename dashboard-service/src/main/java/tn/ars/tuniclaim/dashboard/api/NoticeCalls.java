package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.care.CareForNotices;
import tn.ars.tuniclaim.dashboard.incident.ChannelTest;
import tn.ars.tuniclaim.dashboard.incident.Notices;
import tn.ars.tuniclaim.event.NoticeRoutes;

/** Mails and other notices: trying again, trying out, and who gets which. */
@RestController
@RequestMapping(path = "/api/v1/notices")
@Tag(name = "Notices")
class NoticeCalls {

    private final Notices notices;
    private final CareForNotices care;
    private final Ids ids;

    NoticeCalls(Notices notices, CareForNotices care, Ids ids) {
        this.notices = notices;
        this.care = care;
        this.ids = ids;
    }

    @GetMapping("/tests")
    @Operation(summary = "What the newest test of each connection showed")
    List<ChannelTest> tests() {
        return notices.tests();
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try again at once what was not taken")
    AskedJson retry(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable RetryNoticesJson body) {
        var which = Objects.requireNonNullElse(body, RetryNoticesJson.ALL);
        var id = ids.of(caller, "notices/retry", key, which);
        care.retry(caller, id, which.notice(), which.reason());
        return new AskedJson(id);
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try each connection; nothing is sent, and /notices/tests says what came of it")
    AskedJson test(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable ChannelJson body) {
        var which = Objects.requireNonNullElse(body, ChannelJson.ALL);
        var id = ids.of(caller, "notices/test", key, which);
        care.test(caller, id, which.channel());
        return new AskedJson(id);
    }

    @PutMapping("/routes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tell people by these routes alone from now on")
    AskedJson route(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid RoutesJson body) {
        var id = ids.of(caller, "notices/routes", key, body);
        care.route(caller, id, body.routes(), body.basedOn(), body.reason());
        return new AskedJson(id);
    }

    /** @param notice this one alone; absent: all that wait or were refused for good */
    record RetryNoticesJson(
            @Nullable UUID notice,

            @Nullable @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {

        static final RetryNoticesJson ALL = new RetryNoticesJson(null, null);
    }

    /** @param channel such as {@code mail}; absent: every channel there is */
    record ChannelJson(
            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = "^[\\w.:-]+$", message = "{api.channel}")
            String channel) {

        static final ChannelJson ALL = new ChannelJson(null);
    }

    /** @param basedOn what was seen before: refused by the notifier where others hold by now; absent: whatever holds */
    record RoutesJson(
            @NotNull NoticeRoutes routes,

            @Nullable NoticeRoutes basedOn,

            @NotBlank @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {}
}
