package tn.ars.tuniclaim.dashboard.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static tn.ars.tuniclaim.dashboard.access.Right.ADMINISTER;
import static tn.ars.tuniclaim.dashboard.access.Right.OPERATE;
import static tn.ars.tuniclaim.dashboard.access.Right.PUSH;
import static tn.ars.tuniclaim.dashboard.access.Right.RESEND;
import static tn.ars.tuniclaim.dashboard.access.Right.VIEW;
import static tn.ars.tuniclaim.dashboard.access.Right.VIEW_CONTENT;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Every route and the right that opens it. What is not listed is closed. */
final class Routes {

    static final String DOOR = "/bulletin-soin/sync/tuniclaim";
    static final String API = "/api/v1";
    static final String CONTRACTS = "/contracts";
    static final String FIGURES = "/actuator/prometheus";

    private static final Route[] OPEN = {
        route(GET, "/login", null),
        route(GET, "/style.css", null),
        route(GET, "/live.js", null),
        route(GET, "/idiomorph.js", null),
        route(GET, "/webjars/**", null),
        route(GET, "/favicon.svg", null),
        route(GET, "/actuator/health", null),
        route(GET, "/actuator/health/**", null),
    };

    private static final Route[] PAGES = {
        route(GET, "/", VIEW),
        route(GET, "/live", VIEW),
        route(GET, "/syncs", VIEW),
        route(GET, "/syncs/{runId}", VIEW),
        route(GET, "/syncs/{runId}/entries/{position}", VIEW_CONTENT),
        route(GET, "/pushes", VIEW),
        route(GET, "/claim", VIEW),
        route(GET, "/search", VIEW),
        route(GET, "/topics", VIEW),
        route(GET, "/topics/letter", VIEW),
        route(GET, "/topics/letter/content", VIEW_CONTENT),
        route(GET, "/incidents", VIEW),
        route(GET, "/incidents/{id}", VIEW),
        route(POST, "/sync", OPERATE),
        route(POST, "/syncs/{runId}/cancellation", OPERATE),
        route(POST, "/syncs/{runId}/retry", OPERATE),
        route(POST, "/schedule/pause", OPERATE),
        route(POST, "/schedule/resume", OPERATE),
        route(POST, "/deliveries/pause", OPERATE),
        route(POST, "/deliveries/resume", OPERATE),
        route(POST, "/pushes/rehearsal", RESEND),
        route(POST, "/pushes/replay", RESEND),
        route(POST, "/pushes/discard", RESEND),
        route(POST, "/topics/letter/redrive", RESEND),
        route(POST, "/topics/letters/redrive", RESEND),
        route(POST, "/pushes/requests/{id}/approval", RESEND),
        route(POST, "/pushes/requests/{id}/refusal", RESEND),
        route(POST, "/incidents/{id}/acknowledgement", OPERATE),
        route(POST, "/incidents/{id}/assignment", OPERATE),
        route(POST, "/incidents/{id}/silence", OPERATE),
        route(POST, "/incidents/{id}/silence-end", OPERATE),
        route(POST, "/notices/retry", OPERATE),
        route(POST, "/notices/test", OPERATE),
        route(GET, "/notices/routes", VIEW),
        route(POST, "/notices/routes", ADMINISTER),
        route(GET, "/audit", ADMINISTER),
        route(GET, "/audit.csv", ADMINISTER),
    };

    private static final Route[] OF_DOOR = {
        route(POST, DOOR, OPERATE),
        route(GET, DOOR + "/status", VIEW),
        route(POST, DOOR + "/push-status", PUSH),
        route(POST, DOOR + "/push-payment", PUSH),
    };

    private static final Route[] OF_API = {
        route(POST, API + "/runs", OPERATE),
        route(POST, API + "/runs/{run}/cancellation", OPERATE),
        route(POST, API + "/rejections/retry", OPERATE),
        route(POST, API + "/schedule/pause", OPERATE),
        route(POST, API + "/schedule/resume", OPERATE),
        route(POST, API + "/deliveries/pause", OPERATE),
        route(POST, API + "/deliveries/resume", OPERATE),
        route(GET, API + "/push-requests", VIEW),
        route(GET, API + "/push-requests/{id}", VIEW),
        route(POST, API + "/rehearsals", RESEND),
        route(POST, API + "/replays", RESEND),
        route(POST, API + "/replays/{id}/approval", RESEND),
        route(POST, API + "/replays/{id}/refusal", RESEND),
        route(POST, API + "/discards", RESEND),
        route(GET, API + "/runs", VIEW),
        route(GET, API + "/runs/{run}", VIEW),
        route(GET, API + "/runs/{run}/rejections", VIEW),
        route(GET, API + "/runs/{run}/rejections/{position}/entry", VIEW_CONTENT),
        route(GET, API + "/runs/{run}/drifts", VIEW),
        route(GET, API + "/schedule", VIEW),
        route(GET, API + "/pushes", VIEW),
        route(GET, API + "/pushes/{change}", VIEW),
        route(GET, API + "/deliveries", VIEW),
        route(GET, API + "/rehearsals/{id}", VIEW),
        route(GET, API + "/instances", VIEW),
        route(GET, API + "/incidents", VIEW),
        route(GET, API + "/incidents/{incident}", VIEW),
        route(GET, API + "/notices", VIEW),
        route(GET, API + "/lag", VIEW),
        route(GET, API + "/dead-letters", VIEW),
        route(GET, API + "/dead-letters/groups", VIEW),
        route(GET, API + "/dead-letters/{topic}/{partition}/{offset}", VIEW),
        route(GET, API + "/dead-letters/{topic}/{partition}/{offset}/content", VIEW_CONTENT),
        route(POST, API + "/dead-letters/redrive", RESEND),
        route(GET, API + "/claims", VIEW),
        route(GET, API + "/story", VIEW),
        route(POST, API + "/incidents/{incident}/acknowledgement", OPERATE),
        route(POST, API + "/incidents/{incident}/assignment", OPERATE),
        route(POST, API + "/incidents/{incident}/silence", OPERATE),
        route(POST, API + "/incidents/{incident}/silence-end", OPERATE),
        route(GET, API + "/notices/tests", VIEW),
        route(POST, API + "/notices/retry", OPERATE),
        route(POST, API + "/notices/test", OPERATE),
        route(GET, API + "/notices/routes", VIEW),
        route(PUT, API + "/notices/routes", ADMINISTER),
        route(GET, API + "/audit", ADMINISTER),
    };

    private static final Route[] OTHERS = {
        route(GET, FIGURES, ADMINISTER),
        route(GET, CONTRACTS, VIEW),
        route(GET, CONTRACTS + "/openapi.json", VIEW),
        route(GET, CONTRACTS + "/openapi.json.yaml", VIEW),
        route(GET, CONTRACTS + "/asyncapi.json", VIEW),
        route(GET, CONTRACTS + "/schemas/{name}", VIEW),
    };

    static final List<Route> ALL =
            Stream.of(OPEN, PAGES, OF_DOOR, OF_API, OTHERS).flatMap(Stream::of).toList();

    private Routes() {}

    private static Route route(HttpMethod method, String pattern, @Nullable Right right) {
        return new Route(method, pattern, right);
    }
}
