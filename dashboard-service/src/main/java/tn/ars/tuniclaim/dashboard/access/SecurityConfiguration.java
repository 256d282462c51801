package tn.ars.tuniclaim.dashboard.access;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/** Which right opens which route. What is not listed is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String DOOR = "/bulletin-soin/sync/tuniclaim";
    private static final String FIGURES = "/actuator/prometheus";

    /** The hashes never leave this process, and every call of the REST door waits for one: a light cost will do. */
    private static final int BCRYPT_STRENGTH = 6;

    /** ARS's screens and scripts: each call brings its account, no session is made or believed, so nothing can be forged. */
    @Bean
    @Order(1)
    SecurityFilterChain restDoor(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/bulletin-soin/**"))
                .authorizeHttpRequests(routes -> routes.requestMatchers(DOOR)
                        .hasAuthority(Right.OPERATE.name())
                        .requestMatchers(DOOR + "/status")
                        .hasAuthority(Right.VIEW.name())
                        .requestMatchers(DOOR + "/push-status", DOOR + "/push-payment")
                        .hasAuthority(Right.PUSH.name())
                        .anyRequest()
                        .access(Unlisted.ROUTE))
                .build();
    }

    /** For a scraper, which has no session: its account comes with each call. */
    @Bean
    @Order(2)
    SecurityFilterChain figures(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(FIGURES))
                .authorizeHttpRequests(routes -> routes.anyRequest().hasAuthority(Right.ADMINISTER.name()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers(
                                "/login", "/style.css", "/live.js", "/idiomorph.js", "/favicon.svg", "/webjars/**")
                        .permitAll()
                        .requestMatchers("/topics/letter/content")
                        .hasAuthority(Right.VIEW_CONTENT.name())
                        .requestMatchers(
                                "/",
                                "/live",
                                "/syncs",
                                "/syncs/*",
                                "/pushes",
                                "/claim",
                                "/search",
                                "/topics",
                                "/topics/letter",
                                "/incidents",
                                "/incidents/*")
                        .hasAuthority(Right.VIEW.name())
                        .requestMatchers("/sync")
                        .hasAuthority(Right.OPERATE.name())
                        .anyRequest()
                        .access(Unlisted.ROUTE))
                .formLogin(form -> form.loginPage("/login").failureHandler(backToSignIn()))
                .logout(withDefaults())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new Refusals()))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.httpBasic(basic -> basic.realmName("MY TUNICLAIM"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new Refusals()))
                .headers(SecurityConfiguration::headers);
    }

    @Bean
    AuthenticationProvider accounts(AccountsProperties settings, JsonMapper json, Clock clock) {
        PasswordEncoder encoder =
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
        var passwords = new DaoAuthenticationProvider(Accounts.in(settings, json, encoder));
        passwords.setPasswordEncoder(encoder);
        return new Patience(passwords, clock);
    }

    private static AuthenticationFailureHandler backToSignIn() {
        return (request, response, failure) -> response.sendRedirect(
                request.getContextPath() + (failure instanceof LockedException ? "/login?locked" : "/login?error"));
    }

    /** No script, style or picture from elsewhere, none inside a page, and the pages in nobody's frame. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
                                + " frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
