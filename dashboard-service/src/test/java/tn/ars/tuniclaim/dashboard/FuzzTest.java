package tn.ars.tuniclaim.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Nonsense for every route that Spring knows, from somebody who may do everything. The same nonsense each time. */
class FuzzTest extends WithIssuer {

    /** More of it: {@code -Dfuzz.requests=10000}. */
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 4_000);

    private static final int AT_ONCE = 8;
    private static final int SEED = 20_260_105;

    /** Nobody writes it but this test; no page may have it unescaped, no refusal at all. */
    private static final String MARK = "zq7<\"'&";

    private static final Pattern PATH = Pattern.compile("\"instance\":\"[^\"]*\"");
    private static final List<String> OF_OURS =
            List.of("Exception", "\tat ", "org.springframework", "java.lang", "PSQL");

    private static final List<String> NAMES = List.of(
            "limit",
            "cursor",
            "pending",
            "account",
            "action",
            "subject",
            "from",
            "until",
            "before",
            "lang",
            "run",
            "kind",
            "reason",
            "bordereau",
            "bulletin",
            "outcome",
            "page",
            "q",
            "content",
            "state");
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

    private final AtomicInteger machines = new AtomicInteger();
    private final ThreadLocal<Caller> machine = ThreadLocal.withInitial(this::newMachine);

    @Test
    void no_nonsense_breaks_anything_or_is_said_back() throws Exception {
        var routes = routes();
        var person = new Browser(settings).signedIn("super_admin");
        var door = new Browser(settings);
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = IntStream.range(0, REQUESTS)
                    .<Callable<String>>mapToObj(number -> () -> {
                        var random = new Random(SEED + number);
                        var route = routes.get(random.nextInt(routes.size()));
                        var answer = send(person, door, route, random);
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
        // Not all of it was turned away at the first look.
        assertThat(statuses.keySet()).contains(200, 202, 400, 403, 404);
    }

    private HttpResponse<String> send(Browser person, Browser door, Route route, Random random) {
        var isForPrograms = route.pattern().startsWith("/api")
                || route.pattern().startsWith("/bulletin-soin")
                || route.pattern().startsWith("/actuator/prometheus");
        var path = path(route, random);
        var bearer = "Bearer " + machine().token();
        return isForPrograms
                ? door.send(path, request -> dressed(route, random, request).header("Authorization", bearer))
                : person.send(path, request -> dressed(route, random, request));
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
        var path = Pattern.compile("\\{[^}]*}|\\*+")
                .matcher(route.pattern())
                .replaceAll(_ -> Matcher.quoteReplacement(
                        random.nextInt(3) == 0 ? UUID.randomUUID().toString() : encoded(any(random, WORDS))));
        var query = Stream.concat(
                        // Otherwise each export would bring all that was noted so far.
                        route.pattern().startsWith("/audit")
                                ? Stream.of("account=nobody-" + random.nextInt())
                                : Stream.of(),
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(_ -> any(random, NAMES) + "=" + encoded(any(random, WORDS))))
                .collect(Collectors.joining("&"));
        return path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words.length() > 1_000 ? words.substring(0, 1_000) : words, UTF_8)
                .replace("+", "%20");
    }

    private static String complaint(int number, Route route, HttpResponse<String> answer) {
        var status = answer.statusCode();
        var body = PATH.matcher(answer.body()).replaceAll("");
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

    private Stream<Route> routes(RequestMappingInfo info) {
        var isEndless = info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        return isEndless
                ? Stream.of()
                : info.getPatternValues().stream()
                        .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method.name(), pattern)));
    }

    private List<Route> routes() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(handlers -> handlers.getHandlerMethods().keySet().stream())
                .flatMap(this::routes)
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

    private record Route(String method, String pattern) {}

    private record Caller(String token, AtomicInteger left) {}
}
