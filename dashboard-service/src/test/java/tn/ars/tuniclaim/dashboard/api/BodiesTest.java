package tn.ars.tuniclaim.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tools.jackson.databind.json.JsonMapper;

/** Every call that changes something treats a body that is none the same way. */
@DashboardTest
class BodiesTest {

    private static final String JSON = "application/json";

    @Autowired
    Environment settings;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "\"x\"", "7", "true", "{", "{} {}", "{}x", "{,}", "nonsense"})
    void refuses_what_is_no_object(String body) {
        assertThat(calls(_ -> true)).allSatisfy(call -> assertProblem(send(call, body, JSON), 400, "body"));
    }

    @Test
    void refuses_what_is_too_long() {
        var body = "{" + " ".repeat(1 << 20) + "}";
        assertThat(calls(_ -> true)).allSatisfy(call -> assertProblem(send(call, body, JSON), 400, "body"));
    }

    @Test
    void names_the_field_that_it_does_not_know() {
        assertThat(calls(_ -> true))
                .allSatisfy(call -> assertProblem(send(call, "{\"resaon\": \"r\"}", JSON), 400, "resaon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "text/json"})
    void takes_nothing_but_json(String type) {
        assertThat(calls(_ -> true)).allSatisfy(call -> assertProblem(send(call, "{}", type), 415, "Content-Type"));
    }

    @Test
    void misses_a_body_where_there_has_to_be_one() {
        assertThat(calls(RequestBody::required)).allSatisfy(call -> assertProblem(send(call, "", JSON), 400, "body"));
    }

    private record Call(String method, String path) {}

    /** Of each it is known what it takes, were it nothing. */
    private List<Call> calls(Predicate<RequestBody> which) {
        var calls = routes.getHandlerMethods().entrySet().stream()
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1/"))
                        .flatMap(pattern -> route.getKey().getMethodsCondition().getMethods().stream()
                                .filter(method -> method != RequestMethod.GET)
                                .filter(_ -> which.test(body(route.getValue())))
                                .map(method -> new Call(method.name(), path(pattern)))))
                .toList();
        assertThat(calls).isNotEmpty();
        return calls;
    }

    private static RequestBody body(HandlerMethod call) {
        return Stream.of(call.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestBody.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody reads the body of " + call));
    }

    private static String path(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    private HttpResponse<String> send(Call call, String body, String type) {
        return new Browser(settings)
                .send(
                        call.path(),
                        request -> request.header("Authorization", Browser.basic("super_admin"))
                                .header("Content-Type", type)
                                .method(call.method(), BodyPublishers.ofString(body)));
    }

    private void assertProblem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }
}
