package tn.ars.tuniclaim.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tools.jackson.databind.json.JsonMapper;

/** No call refuses a parameter that it reads: what it reads is what Spring asks the request for on its behalf, by whatever argument. */
@DashboardTest
class KnownParametersTest {

    private static final String EVERY_ONE = "*";

    /** Spring takes {@code limit[]} for {@code limit}; nobody is told so, and it is refused like any slip of the pen. */
    private static final String OTHER_SPELLING = "[]";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Autowired
    RequestMappingHandlerAdapter calls;

    @Autowired
    Environment settings;

    @Autowired
    JsonMapper json;

    private final KnownParameters known = new KnownParameters();

    @Test
    void knows_each_parameter_that_a_call_of_the_api_reads() {
        var walked = new TreeSet<String>();
        routes.getHandlerMethods().forEach((route, call) -> {
            if (isOfApi(route)) {
                read(call).forEach(name -> {
                    walked.add(name);
                    assertThatCode(() -> known.preHandle(with(name), new MockHttpServletResponse(), call))
                            .as("%s reads %s", route, name)
                            .doesNotThrowAnyException();
                });
            }
        });
        assertThat(walked).contains("cursor", "limit", "bordereau", "outcome", "q", "account");
    }

    @Test
    void takes_just_the_parameters_that_the_contract_has() {
        var contract = contract();
        var everywhere = new TreeSet<String>();
        contract.values().forEach(everywhere::addAll);
        assertThat(everywhere).contains("cursor", "limit", "bordereau", "outcome", "q", "account");
        routes.getHandlerMethods().forEach((route, call) -> {
            if (isOfApi(route)) {
                var declared = contract.get(
                        route.getMethodsCondition().getMethods().iterator().next() + " "
                                + route.getPatternValues().iterator().next());
                assertThat(read(call)).as("%s reads", route).isEqualTo(declared);
                assertThat(everywhere.stream().filter(name -> isTaken(name, call)))
                        .as("%s takes", route)
                        .containsExactlyElementsOf(Objects.requireNonNull(declared));
            }
        });
    }

    /** The names of the parameters in the address, by call. */
    private Map<String, SortedSet<String>> contract() {
        var document = json.readTree(new Browser(settings)
                .send(
                        "/contracts/openapi.json",
                        request -> request.header("Authorization", Browser.basic("client_service")))
                .body());
        var calls = new HashMap<String, SortedSet<String>>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(call -> calls.put(
                                call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                call.getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .filter(parameter ->
                                                parameter.path("in").asString().equals("query"))
                                        .map(parameter -> parameter.path("name").asString())
                                        .collect(Collectors.toCollection(TreeSet::new)))));
        return calls;
    }

    private boolean isTaken(String name, HandlerMethod call) {
        try {
            return known.preHandle(with(name), new MockHttpServletResponse(), call);
        } catch (ApiProblem refused) {
            return false;
        }
    }

    @Test
    void would_see_what_is_read_inside_of_a_record_or_without_a_name() {
        assertThat(read(sample("named"))).containsExactly("from", "q");
        assertThat(read(sample("grouped"))).contains("account", "until");
        assertThat(read(sample("all"))).containsExactly(EVERY_ONE);
        for (var sample : List.of("grouped", "all")) {
            assertThatThrownBy(() -> known.preHandle(
                            with(read(sample(sample)).getFirst()), new MockHttpServletResponse(), sample(sample)))
                    .isInstanceOf(ApiProblem.class);
        }
    }

    private static boolean isOfApi(RequestMappingInfo route) {
        return route.getPatternValues().stream().anyMatch(pattern -> pattern.startsWith("/api/v1/"));
    }

    private SortedSet<String> read(HandlerMethod call) {
        var request = new Asked();
        for (var parameter : call.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            resolve(parameter, request);
        }
        return request.names;
    }

    private void resolve(MethodParameter parameter, Asked request) {
        try {
            resolver(parameter)
                    .resolveArgument(
                            parameter,
                            new ModelAndViewContainer(),
                            new ServletWebRequest(request, new MockHttpServletResponse()),
                            new ServletRequestDataBinderFactory(List.of(), calls.getWebBindingInitializer()));
        } catch (Exception _) {
            // Nobody is signed in, and nothing came: what it comes to does not matter.
        }
    }

    private HandlerMethodArgumentResolver resolver(MethodParameter parameter) {
        return Objects.requireNonNull(calls.getArgumentResolvers()).stream()
                .filter(resolver -> resolver.supportsParameter(parameter))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody resolves " + parameter));
    }

    private static MockHttpServletRequest with(String name) {
        var request = new MockHttpServletRequest();
        request.addParameter(name, "x");
        return request;
    }

    private static HandlerMethod sample(String name) {
        var method = Arrays.stream(Samples.class.getDeclaredMethods())
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new HandlerMethod(new Samples(), method);
    }

    record Filter(@Nullable String account, @Nullable String until) {}

    static class Samples {

        void named(@RequestParam String q, @RequestParam(name = "from") String since) {}

        void grouped(Filter filter) {}

        void all(@RequestParam Map<String, String> all) {}
    }

    /** Has no parameter, and remembers which ones it was asked for. */
    private static final class Asked extends MockHttpServletRequest {

        private final SortedSet<String> names = new TreeSet<>();

        @Override
        public @Nullable String getParameter(String name) {
            names.add(name);
            return super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            if (!name.endsWith(OTHER_SPELLING)) {
                names.add(name);
            }
            return super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            names.add(EVERY_ONE);
            return super.getParameterMap();
        }
    }
}
