package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Light or dark as the device has it, until somebody asks for one with {@code ?theme=dark}; {@code auto} goes back. */
@Configuration(proxyBeanMethods = false)
class ThemeConfiguration implements WebMvcConfigurer {

    static final String COOKIE = "theme";
    static final List<String> THEMES = List.of("light", "dark");

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                var theme = request.getParameter(COOKIE);
                if (theme != null && request.getMethod().equals("GET")) {
                    response.addHeader(HttpHeaders.SET_COOKIE, cookie(theme).toString());
                }
                return true;
            }
        });
    }

    private static ResponseCookie cookie(String theme) {
        var isKnown = THEMES.contains(theme);
        return ResponseCookie.from(COOKIE, isKnown ? theme : "")
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(isKnown ? Duration.ofDays(365) : Duration.ZERO)
                .build();
    }
}
