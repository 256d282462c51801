package tn.ars.tuniclaim.dashboard.contracts;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tn.ars.tuniclaim.dashboard.access.Caller;

/** What springdoc cannot read off the controllers: who may call, and what a refusal looks like. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";

    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "A field or a parameter is not valid: `field` names it, `detail` says what would be right",
            "401", "Nobody, or nobody known, calls",
            "403", "The account lacks the right",
            "429",
                    "The account calls faster than agreed, or is closed after wrong passwords; `Retry-After` says when to go on",
            "503", "Kafka or the database does not answer; the same call may work later"));

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("MY TUNICLAIM integration")
                        .version("1.0.0")
                        .description("The four calls of ARS's screens, and all that the pages show and do."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                "password",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("An account of the accounts file, where there is one"))
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A token of the issuer, where one is set")))
                .security(List.of(
                        new SecurityRequirement().addList("password"), new SecurityRequirement().addList("token")));
    }

    @Bean
    GlobalOperationCustomizer whatControllersDoNotSay() {
        return (operation, call) -> {
            operation.setOperationId(id(call));
            ParameterWords.describe(operation);
            return withRefusals(operation, call);
        };
    }

    /** Such as {@code runList} of {@code RunCalls.list}: clients are made of it, and none of their methods shall be {@code list_4}. */
    private static String id(HandlerMethod call) {
        var room = call.getBeanType().getSimpleName().replaceFirst("Calls$", "");
        return StringUtils.uncapitalize(room)
                + StringUtils.capitalize(call.getMethod().getName());
    }

    private static Operation withRefusals(Operation operation, HandlerMethod call) {
        var refusals = new TreeMap<>(REFUSALS);
        if (ParameterWords.has(operation, "path", null)) {
            refusals.put("404", "What the path names does not exist, or no more");
        }
        if (ParameterWords.has(operation, "header", ParameterWords.KEY)) {
            refusals.put("422", "The `" + ParameterWords.KEY + "` was used with another body");
        }
        if (Arrays.stream(call.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class))) {
            refusals.put("415", "The body is not `application/json`");
        }
        var problem = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
        var responses = operation.getResponses();
        refusals.forEach((status, words) -> responses.putIfAbsent(status, new ApiResponse().description(words)));
        responses.forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(problem);
            }
        });
        return operation;
    }

    private static Schema<?> problem() {
        return new Schema<>()
                .types(Set.of("object"))
                .description("RFC 9457")
                .addProperty("title", text("In short"))
                .addProperty("status", new Schema<>().types(Set.of("integer")))
                .addProperty("detail", text("What is wrong, and what would be right"))
                .addProperty("instance", text("The path that was called"))
                .addProperty("field", text("The field, parameter or header that is wrong, where one is"));
    }

    private static Schema<?> text(String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }
}
