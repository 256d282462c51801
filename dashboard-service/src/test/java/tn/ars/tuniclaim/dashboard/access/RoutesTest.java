package tn.ars.tuniclaim.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

/**
 * Every route as every role, by the table that people read in {@code docs/access.md}. A route that Spring knows and the table does
 * not fails here, as does a row of the table that is not so.
 */
@DashboardTest
class RoutesTest {

    private static final Path TABLE = Path.of("../docs/access.md");

    /** No handler of Spring's answers these: files, and the filters of the sign-in. */
    private static final Set<String> FILES =
            Set.of("/style.css", "/live.js", "/idiomorph.js", "/favicon.svg", "/webjars/**");

    @Autowired
    Environment settings;

    @Autowired
    ApplicationContext context;

    @Test
    void the_table_that_people_read_is_the_one_that_is_kept() throws IOException {
        assertThat(table()).containsExactlyInAnyOrderElementsOf(Routes.ALL);
    }

    @Test
    void every_route_that_spring_knows_is_in_the_table_and_the_other_way_round() throws IOException {
        var known = context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(handlers -> handlers.getHandlerMethods().keySet().stream())
                .flatMap(RoutesTest::routes)
                .filter(route -> !route.endsWith(" /error"))
                .collect(Collectors.toCollection(TreeSet::new));
        var listed = table().stream()
                .filter(route -> !FILES.contains(route.pattern()))
                .map(route -> route.method() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).isEqualTo(listed);
    }

    static Stream<String> accounts() {
        return Stream.concat(
                Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)), Stream.of("nobody"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void opens_each_route_to_whom_it_is_for_and_to_nobody_else(String account) throws IOException {
        var browser = new Browser(settings);
        browser.signIn(account, Browser.passwordOf(account));
        for (var route : table()) {
            var answer = isPage(route) ? onPage(browser, route) : asProgram(route, account);
            assertThat(isLetIn(answer, route))
                    .as("%s for %s: %s", route, account, answer.statusCode())
                    .isEqualTo(has(account, route.right()));
        }
    }

    @Test
    void lets_strangers_see_nothing_but_what_is_open() throws IOException {
        for (var route : table()) {
            var answer = new Browser(settings)
                    .send(
                            path(route),
                            request -> request.header("Accept", "text/html,*/*;q=0.5")
                                    .method(route.method().name(), BodyPublishers.noBody()));
            if (route.right() == null) {
                assertThat(answer.statusCode()).as("%s", route).isEqualTo(200);
            } else if (isPage(route) || route.pattern().startsWith(Routes.CONTRACTS)) {
                assertThat(answer.headers().firstValue("Location"))
                        .as("%s", route)
                        .get()
                        .asString()
                        .containsPattern("/login(\\?expired)?$");
            } else {
                assertThat(answer.statusCode()).as("%s", route).isEqualTo(401);
            }
        }
    }

    private static boolean isLetIn(HttpResponse<String> answer, Route route) {
        var status = answer.statusCode();
        return switch (status) {
            case 401, 403, 405, 429 -> false;
            case 404 -> route.pattern().contains("{") || answer.body().contains("\"field\"");
            case 302 ->
                answer.headers()
                        .firstValue("Location")
                        .filter(to -> to.contains("/login"))
                        .isEmpty();
            default -> status < 500;
        };
    }

    private HttpResponse<String> onPage(Browser browser, Route route) {
        return route.method().equals(HttpMethod.GET)
                ? browser.get(path(route))
                : browser.submit("/login", path(route), Map.of());
    }

    private HttpResponse<String> asProgram(Route route, String account) {
        return new Browser(settings)
                .send(
                        path(route),
                        request -> request.header("Authorization", Browser.basic(account))
                                .header("Content-Type", "application/json")
                                .method(route.method().name(), BodyPublishers.ofString("{}")));
    }

    private static String path(Route route) {
        return route.pattern()
                .replaceAll("\\{name}", "payment-changed.v1.json")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString())
                .replace("/webjars/**", "/webjars/htmx.org/dist/htmx.min.js")
                .replace("**", "liveness");
    }

    private static boolean isPage(Route route) {
        return Stream.of(Routes.DOOR, Routes.API, Routes.CONTRACTS, Routes.FIGURES)
                .noneMatch(route.pattern()::startsWith);
    }

    private static boolean has(String account, @Nullable Right right) {
        return right == null
                || Arrays.stream(Role.values())
                        .filter(role -> role.name().equalsIgnoreCase(account))
                        .anyMatch(role -> role.rights().contains(right));
    }

    private static Stream<String> routes(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .map(pattern -> pattern.isEmpty() ? "/" : pattern)
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of("ANY " + pattern)
                        : methods.stream().map(method -> method + " " + pattern));
    }

    /** The rows between {@code | method |} and the end of that table. */
    private static List<Route> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .dropWhile(line -> !line.startsWith("| method |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Route(
                        HttpMethod.valueOf(cells[1].strip()),
                        cells[2].strip().replace("`", ""),
                        right(cells[3].strip())))
                .toList();
    }

    private static @Nullable Right right(String words) {
        return words.equals("everybody")
                ? null
                : Right.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
