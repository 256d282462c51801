package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.flow.SwitchDeliveries;

/** A rest for the pusher. */
@RestController
@RequestMapping(path = "/api/v1/deliveries")
@Tag(name = "Deliveries")
class DeliveryCalls {

    private final SwitchDeliveries switchDeliveries;
    private final Ids ids;

    DeliveryCalls(SwitchDeliveries switchDeliveries, Ids ids) {
        this.switchDeliveries = switchDeliveries;
        this.ids = ids;
    }

    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tell the partner nothing from now on; what ARS decides waits")
    AskedJson pause(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = Objects.requireNonNullElse(body, OptionalReasonJson.NONE);
        var id = ids.of(caller, "deliveries/pause", key, why);
        switchDeliveries.pause(caller, id, why.reason());
        return new AskedJson(id);
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tell the partner again: the newest state of each thing, and every payment")
    AskedJson resume(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable OptionalReasonJson body) {
        var why = Objects.requireNonNullElse(body, OptionalReasonJson.NONE);
        var id = ids.of(caller, "deliveries/resume", key, why);
        switchDeliveries.resume(caller, id, why.reason());
        return new AskedJson(id);
    }
}
