package tn.ars.tuniclaim.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tn.ars.tuniclaim.event.SyncBalance;
import tools.jackson.databind.json.JsonMapper;

/** Nonsense for every route that Spring knows, from somebody who may do everything. The same nonsense each time. */
class FuzzTest extends WithIssuer {

    /** Fewer of it, or more: {@code -Dfuzz.requests=1000}. */
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 10_000);

    private static final int AT_ONCE = 8;
    private static final int SEED = 20_260_105;

    /** Nobody writes it but this test; no page may have it unescaped, no refusal at all. */
    private static final String MARK = "zq7<\"'&";

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}|\\*+");
    /** An answer may lead to the very address that was asked for. */
    private static final Pattern OWN_ADDRESS = Pattern.compile("\"instance\":\"[^\"]*\"");

    /** The page of a reference that nobody knows is the page of that reference in the other language, too. */
    private static final Pattern OWN_PAGE = Pattern.compile("href=\"/claim\\?[^\"]*(lang|theme)=[^\"]*\"");

    private static final List<String> OF_OURS =
            List.of("Exception", "\tat ", "org.springframework", "java.lang", "PSQL");

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "0",
            "-1",
            "7",
            "501",
            "99999999999999999999",
            "true",
            "null",
            "STATUS",
            "2026-01-31",
            "2026-01-31T08:30:00Z",
            "+999999999-12-31T23:59:59Z",
            "BRD-1",
            MARK,
            "\u0000",
            "\uD800",
            "é\u202e",
            "../../etc/passwd",
            "%00",
            "${7*7}",
            "' or 1=1 --",
            "x".repeat(5_000),
            "MjAyNi0wMS0wMVQwMDowMDowMFogeA");

    /** Where a page of rows may be said to have ended. */
    private static final List<String> MARKS = List.of(
            "2026-01-05T08:00:00Z,x",
            "+999999999-12-31T23:59:59Z,x",
            "-999999999-01-01T00:00:00Z,x",
            "2026-01-05T08:00:00Z,\u0000",
            "2026-01-05T08:00:00Z,ars.statuses.dlt/0/99999999999999999999",
            "2026-01-05T08:00:00Z,",
            ",");

    private static final Set<String> NAMES_OF_MARKS = Set.of("before", "after");

    /** The one id of all that is there to be found. */
    private static final UUID KNOWN = new UUID(SEED, SEED);

    /** What each parameter may well be; of the others there is nothing that must be. */
    private static final Map<String, String> FITTING = Map.ofEntries(
            Map.entry("ref", "BRD-FUZZ"),
            Map.entry("bordereau", "BRD-FUZZ"),
            Map.entry("q", "BRD-FUZZ"),
            Map.entry("topic", "ars.statuses.dlt"),
            Map.entry("partition", "0"),
            Map.entry("offset", "987654"),
            Map.entry("position", "7"),
            Map.entry("outcome", "PENDING"),
            Map.entry("run", KNOWN.toString()),
            Map.entry("runId", KNOWN.toString()),
            Map.entry("incident", KNOWN.toString()),
            Map.entry("change", KNOWN.toString()),
            Map.entry("id", KNOWN.toString()),
            Map.entry("name", "alert-raised.v1.json"),
            Map.entry("path", "kafka"));

    private static final String REASON = "{\"reason\": \"r\"}";
    private static final String SELECTED = "{\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\"}";

    /** What a call may well bring, by the end of its path; the others take {@code {}}. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/rehearsals", "{\"selection\": {\"factId\": \"x\"}}"),
            Map.entry("/replays", SELECTED),
            Map.entry("/discards", SELECTED),
            Map.entry("/approval", REASON),
            Map.entry("/refusal", REASON),
            Map.entry("/silence", REASON),
            Map.entry("/redrive", "{\"letter\": \"ars.statuses.dlt/0/987654\", \"reason\": \"r\"}"),
            Map.entry("/assignment", "{\"assignee\": \"amira\"}"),
            Map.entry("/notices/routes", "{\"routes\": {\"recipients\": [], \"routes\": []}, \"reason\": \"r\"}"),
            Map.entry("/push-status", "{\"bordereauId\": \"BRD-FUZZ\", \"statusData\": {\"newStatus\": \"TRAITE\"}}"),
            Map.entry(
                    "/push-payment",
                    "{\"bordereauId\": \"BRD-FUZZ\", \"paymentData\": {\"paymentStatus\": \"PAID\"}}"));

    /** Names of parameters that no route has. */
    private static final List<String> UNKNOWN = List.of("nonsense", MARK, "\u0000", "x".repeat(500), "a[b]", "");

    /** Turned away at the door: what is behind it was not reached. */
    private static final Set<Integer> TURNED_AWAY = Set.of(400, 403, 404);

    private static final List<String> FIELDS = List.of(
            "reason",
            "selection",
            "rehearsal",
            "perSecond",
            "run",
            "position",
            "factId",
            "kind",
            "from",
            "until",
            "all",
            "bordereau",
            "bordereauId",
            "statusData",
            "paymentData",
            "newStatus",
            "paymentStatus",
            "amount",
            "paymentDate",
            "bsId",
            "processedAt",
            MARK);

    @Autowired
    Environment settings;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final AtomicInteger machines = new AtomicInteger();
    private final ThreadLocal<Caller> machine = ThreadLocal.withInitial(this::newMachine);

    @BeforeEach
    void something_to_be_found() {
        Stream.of("""
                insert into sync_run (run_id, balance, news_at) values (:id, :balance::jsonb, '2001-01-01')
                """, """
                insert into sync_schedule (schedule, paused, cron, zone, told_at)
                values ('sync', false, '0 0 * * * *', 'Africa/Tunis', '2001-01-01')
                """, """
                insert into push (fact_id, bordereau, kind, state, changed_at, outcome, told_at)
                values (:id, 'BRD-FUZZ', 'STATUS', 'TRAITE', '2001-01-01', 'DELIVERED', '2001-01-01')
                """, """
                insert into claim (bordereau, bulletin, status, run_id, told_at)
                values ('BRD-FUZZ', '', 'TRAITE', :id, '2001-01-01'), ('BRD-FUZZ', '2', 'TRAITE', :id, '2001-01-01')
                """, """
                insert into push_flow (flow, paused, requested_by, told_at) values ('push', false, 'amira', '2001-01-01')
                """, """
                insert into push_answer (command_id, answer, kept, told_at) values (:id, 'COUNTED', 1, '2001-01-01')
                """, """
                insert into push_request (id, kind, selection, per_second, requested_by, asker, requested_at,
                    expires_at)
                values (:id, 'REPLAY', '{"factId": "x"}', 50, 'amira', 'file|amira', now(), now() + interval '1 hour')
                """, """
                insert into dead_letter (topic, partition, "offset", reason, bytes, set_aside_at)
                values ('ars.statuses.dlt', 0, 987654, 'bad', 7, '2001-01-01')
                """, """
                insert into sync_rejection (fact_id, run_id, reading, position, reason)
                values ('fuzz', :id, 1, 7, 'bad')
                """, """
                insert into incident (incident_id, cause, severity, opened_at, last_at, alerts, bordereaux, detail,
                    resolved_at, told, told_at)
                values (:id, 'PUSH_REFUSED', 'WARNING', '2001-01-01', '2001-01-01', 1, '{}', 'bad', '2001-01-02', 0, '2001-01-01')
                """, """
                insert into notice_routes (routes, told_at) values ('{"recipients": [], "routes": []}', '2001-01-01')
                """)
                .forEach(row -> jdbc.sql(row.strip() + " on conflict do nothing")
                        .param("id", KNOWN)
                        .param("balance", json.writeValueAsString(SyncBalance.ZERO))
                        .update());
    }

    @Test
    void no_nonsense_breaks_anything_or_is_said_back() throws Exception {
        var routes = routes();
        var person = new Browser(settings).signedIn("super_admin");
        var door = new Browser(settings);
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        var reached = ConcurrentHashMap.<Route>newKeySet();
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = IntStream.range(0, REQUESTS)
                    .<Callable<String>>mapToObj(number -> () -> {
                        var random = new Random(SEED + number);
                        // Each once as it may well be called, and then any of them anyhow.
                        var isFitting = number < routes.size();
                        var route = routes.get(isFitting ? number : random.nextInt(routes.size()));
                        var answer = isFitting ? fitting(person, door, route) : send(person, door, route, random);
                        if (!TURNED_AWAY.contains(answer.statusCode())) {
                            reached.add(route);
                        }
                        statuses.computeIfAbsent(answer.statusCode(), _ -> new AtomicInteger())
                                .incrementAndGet();
                        return complaint(number, route, answer);
                    })
                    .toList();
            var complaints = new ArrayList<String>();
            for (var call : callers.invokeAll(calls)) {
                if (!call.get().isEmpty()) {
                    complaints.add(call.get());
                }
            }
            assertThat(complaints).isEmpty();
        }
        assertThat(routes.stream().filter(route -> !route.isForm()).filter(route -> !reached.contains(route)))
                .isEmpty();
        // Not all of it was turned away at the first look.
        assertThat(statuses.keySet()).contains(200, 202, 400, 403, 404);
    }

    private HttpResponse<String> send(Browser person, Browser door, Route route, Random random) {
        var path = path(route, random);
        var bearer = "Bearer " + machine().token();
        return route.isForPrograms()
                ? door.send(path, request -> dressed(route, random, request).header("Authorization", bearer))
                : person.send(path, request -> dressed(route, random, request));
    }

    private HttpResponse<String> fitting(Browser person, Browser door, Route route) {
        var path = VARIABLE.matcher(route.pattern())
                .replaceAll(variable -> Matcher.quoteReplacement(
                        FITTING.getOrDefault(variable.group().replaceAll("[{}*]", ""), "kafka")));
        var query = route.required().stream()
                .map(name -> name + "=" + encoded(FITTING.getOrDefault(name, "7")))
                .collect(Collectors.joining("&", "?", ""));
        var body = BODIES.entrySet().stream()
                .filter(entry -> route.pattern().endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
        UnaryOperator<HttpRequest.Builder> call = request -> request.header("Content-Type", "application/json")
                .header("Accept", "*/*")
                .method(
                        route.method(),
                        route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var bearer = "Bearer " + machine().token();
        return route.isForPrograms()
                ? door.send(path + query, request -> call.apply(request).header("Authorization", bearer))
                : person.send(path + query, call);
    }

    private HttpRequest.Builder dressed(Route route, Random random, HttpRequest.Builder request) {
        request.header(
                "Content-Type",
                any(
                        random,
                        List.of(
                                "application/json",
                                "application/json",
                                "application/json",
                                "text/plain",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data; boundary=x",
                                "nonsense")));
        request.header("Accept", any(random, List.of("*/*", "text/html", "application/json", "image/png")));
        if (random.nextInt(4) == 0) {
            request.header("Idempotency-Key", any(random, List.of("k-1", "with space", "x".repeat(200), "<zq7>")));
        }
        return request.method(
                route.method(),
                route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body(random)));
    }

    private static byte[] body(Random random) {
        if (random.nextInt(8) == 0) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        var json = value(random, 0);
        return (random.nextInt(10) == 0 ? json.substring(random.nextInt(json.length() + 1)) : json).getBytes(UTF_8);
    }

    private static String value(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 ->
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> text(any(random, FIELDS)) + ": " + value(random, Math.min(depth + 1, 9)))
                        .collect(Collectors.joining(", ", "{", "}"));
            case 1, 2 -> text(any(random, WORDS));
            case 3 -> any(random, List.of("0", "-1", "1e400", "7", "123456789012345678901234567890", "0.0001"));
            case 4 -> any(random, List.of("true", "false", "null"));
            case 5 -> "[" + value(random, depth + 1) + "]";
            default -> "[".repeat(random.nextInt(50)) + "]".repeat(random.nextInt(50));
        };
    }

    private static String text(String words) {
        return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
    }

    private static String path(Route route, Random random) {
        var path = VARIABLE.matcher(route.pattern())
                .replaceAll(variable ->
                        Matcher.quoteReplacement(value(variable.group().replaceAll("[{}*]", ""), random)));
        var query = Stream.concat(
                        // Otherwise each export would bring all that was noted so far.
                        route.pattern().startsWith("/audit")
                                ? Stream.of("account=nobody-" + random.nextInt())
                                : Stream.of(),
                        Stream.concat(
                                        random.nextInt(6) == 0 ? Stream.of(any(random, UNKNOWN)) : Stream.of(),
                                        Stream.concat(
                                                route.required().stream().filter(_ -> random.nextInt(8) > 0),
                                                IntStream.range(0, route.names().isEmpty() ? 0 : random.nextInt(4))
                                                        .mapToObj(_ -> any(random, route.names()))))
                                .map(name -> encoded(name) + "=" + value(name, random)))
                .collect(Collectors.joining("&"));
        return path + (query.isEmpty() ? "" : "?" + query);
    }

    /** What fits, any id, or nonsense. */
    private static String value(String name, Random random) {
        if (NAMES_OF_MARKS.contains(name) && random.nextBoolean()) {
            return encoded(any(random, MARKS));
        }
        return switch (random.nextInt(3)) {
            case 0 -> encoded(FITTING.getOrDefault(name, any(random, WORDS)));
            case 1 -> UUID.randomUUID().toString();
            default -> encoded(any(random, WORDS));
        };
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words.length() > 1_000 ? words.substring(0, 1_000) : words, UTF_8)
                .replace("+", "%20");
    }

    private static String complaint(int number, Route route, HttpResponse<String> answer) {
        var status = answer.statusCode();
        var told = OWN_ADDRESS.matcher(answer.body()).replaceAll("");
        var body = status == 404 ? OWN_PAGE.matcher(told).replaceAll("") : told;
        var isRefusal = status >= 400;
        var isPage = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(MediaType.TEXT_HTML_VALUE))
                .isPresent();
        String what = null;
        if (status >= 500) {
            what = "is answered " + status;
        } else if (isRefusal && OF_OURS.stream().anyMatch(body::contains)) {
            what = "tells what is inside";
        } else if ((isRefusal && body.contains("zq7")) || (isPage && body.contains(MARK))) {
            what = "says back what came";
        }
        return what == null ? "" : "request %d for %s %s: %s".formatted(number, route, what, body);
    }

    private Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        var isEndless = info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        return isEndless
                ? Stream.of()
                : info.getPatternValues().stream()
                        .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(
                                        method.name(),
                                        pattern,
                                        names(handler, _ -> true),
                                        names(handler, FuzzTest::isRequired))));
    }

    private static boolean isRequired(MethodParameter parameter) {
        var asked = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE) && !parameter.isOptional();
    }

    private static List<String> names(HandlerMethod handler, Predicate<MethodParameter> which) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .filter(parameter -> !Map.class.isAssignableFrom(parameter.getParameterType()))
                .filter(which)
                .map(parameter -> parameter.getParameter().getName())
                .toList();
    }

    private List<Route> routes() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(handlers -> handlers.getHandlerMethods().entrySet().stream())
                .flatMap(handler -> routes(handler.getKey(), handler.getValue()))
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Another account after each few calls, so that none of them is too fast. */
    private Caller machine() {
        if (machine.get().left().decrementAndGet() < 0) {
            machine.set(newMachine());
        }
        return machine.get();
    }

    private Caller newMachine() {
        return new Caller(ISSUER.token("machine-" + machines.incrementAndGet(), "SUPER_ADMIN"), new AtomicInteger(25));
    }

    /**
     * @param names of its parameters
     * @param required those of them without which it is not entered
     */
    private record Route(String method, String pattern, List<String> names, List<String> required) {

        boolean isForPrograms() {
            return pattern.startsWith("/api")
                    || pattern.startsWith("/bulletin-soin")
                    || pattern.startsWith("/actuator/prometheus");
        }

        /** A page's form, which needs the token that stands in the page. */
        boolean isForm() {
            return !method.equals("GET") && !isForPrograms();
        }
    }

    private record Caller(String token, AtomicInteger left) {}
}
