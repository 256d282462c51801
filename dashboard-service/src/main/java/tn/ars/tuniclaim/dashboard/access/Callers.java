package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells each method of a controller that wants to know who calls. */
@Configuration(proxyBeanMethods = false)
class Callers implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var account = Objects.requireNonNull(request.getUserPrincipal(), "no route of a caller is open to strangers");
        return new Caller(
                account.getName(),
                Identities.of(account),
                request.getRemoteAddr(),
                via(request.getServletPath()),
                rights(account));
    }

    private static Set<Right> rights(Principal account) {
        return account instanceof Authentication known
                ? Arrays.stream(Right.values())
                        .filter(right -> right.isHeldBy(known))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Caller.Via via(String path) {
        if (path.startsWith(Routes.API)) {
            return Caller.Via.API;
        }
        return path.startsWith(Routes.DOOR) ? Caller.Via.DOOR : Caller.Via.PAGE;
    }
}
