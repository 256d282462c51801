package tn.ars.tuniclaim.dashboard.access;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** How people and machines say who they are, and which right opens which route: the table is in {@link Routes}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    /** The hashes never leave this process, and every call of the REST door waits for one: a light cost will do. */
    private static final int BCRYPT_STRENGTH = 6;

    private final AccessProperties settings;
    private final Claims claims;
    private final ObjectProvider<JwtDecoder> tokens;
    private final ObjectProvider<ClientRegistrationRepository> clients;
    private final ApplicationEventPublisher events;

    SecurityConfiguration(
            AccessProperties settings,
            ObjectProvider<JwtDecoder> tokens,
            ObjectProvider<ClientRegistrationRepository> clients,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.claims = new Claims(settings);
        this.tokens = tokens;
        this.clients = clients;
        this.events = events;
    }

    /** Screens, scripts, scrapers: each call says who it is, no session is made or believed, so nothing can be forged. */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, PaceProperties pace) throws Exception {
        return eachCallSaysWho(http.securityMatcher("/bulletin-soin/**", "/api/**", Routes.FIGURES))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OwnSite(), AuthorizationFilter.class)
                .addFilterBefore(new Pace(pace), AuthorizationFilter.class)
                .authorizeHttpRequests(routes -> open(
                        routes,
                        path -> path.startsWith("/bulletin-soin")
                                || path.startsWith(Routes.API)
                                || path.equals(Routes.FIGURES)))
                .build();
    }

    /** For people in a browser and for tools alike; nothing can be changed there. */
    @Bean
    @Order(2)
    SecurityFilterChain contracts(HttpSecurity http, Clock clock) throws Exception {
        var forms = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        forms.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return eachCallSaysWho(http.securityMatcher(Routes.CONTRACTS, Routes.CONTRACTS + "/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new SessionLifetime(settings, clock), SecurityContextHolderFilter.class)
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), forms)
                        .defaultAuthenticationEntryPointFor(challenge(), _ -> true))
                .authorizeHttpRequests(routes -> open(routes, path -> path.startsWith(Routes.CONTRACTS)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, Clock clock) throws Exception {
        clients.ifAvailable(known -> signInElsewhere(http, known));
        return http.formLogin(form -> form.loginPage("/login")
                        .successHandler(new SignedIn(settings))
                        .failureHandler(new BackToSignIn(events)))
                .logout(withDefaults())
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.migrateSession()))
                .addFilterBefore(new SessionLifetime(settings, clock), SecurityContextHolderFilter.class)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new Refusals(events)))
                .headers(this::headers)
                .authorizeHttpRequests(routes ->
                        open(routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll(), _ -> true))
                .build();
    }

    private void signInElsewhere(HttpSecurity http, ClientRegistrationRepository known) {
        http.oauth2Login(issuer -> issuer.loginPage("/login")
                .successHandler(new SignedIn(settings))
                .failureHandler(new BackToSignIn(events))
                .userInfoEndpoint(person -> person.oidcUserService(new Persons(claims))));
        http.logout(out -> out.logoutSuccessHandler(Persons.signedOutThereToo(known)));
    }

    private HttpSecurity eachCallSaysWho(HttpSecurity http) throws Exception {
        tokens.ifAvailable(_ -> http.oauth2ResourceServer(server -> server.authenticationEntryPoint(challenge())
                .jwt(jwt -> jwt.jwtAuthenticationConverter(new Machines(claims)))));
        return http.httpBasic(basic -> basic.authenticationEntryPoint(challenge()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new Refusals(events)))
                .headers(this::headers);
    }

    private Challenge challenge() {
        return new Challenge(tokens.getIfAvailable() != null, events);
    }

    /** The routes of these paths as the table says, and nothing else. */
    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            Predicate<String> paths) {
        var listed =
                Routes.ALL.stream().filter(route -> paths.test(route.pattern())).toList();
        for (var route : listed) {
            allow(routes, route.method(), route);
            if (route.method().equals(HttpMethod.GET)) {
                allow(routes, HttpMethod.HEAD, route);
            }
        }
        listed.stream()
                .collect(Collectors.groupingBy(Route::pattern, Collectors.mapping(Route::method, Collectors.toList())))
                .forEach((pattern, methods) -> routes.requestMatchers(pattern).access(Unlisted.method(methods)));
        routes.anyRequest().access(Unlisted.PATH);
    }

    private static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            HttpMethod method,
            Route route) {
        var rule = routes.requestMatchers(method, route.pattern());
        if (route.right() == null) {
            rule.permitAll();
        } else {
            rule.hasAuthority(route.right().name());
        }
    }

    @Bean
    RequestRejectedHandler unlikeOurs() {
        return (request, response, _) -> Hint.UNLIKE_OURS.answer(request, response);
    }

    @Bean
    SignIn signIn(AccountsProperties file) {
        var elsewhere = clients.getIfAvailable() != null;
        return new SignIn(file.accountsFile() != null || !elsewhere, elsewhere);
    }

    @Bean
    AuthenticationProvider accounts(AccountsProperties file, JsonMapper json, Clock clock) {
        if (file.accountsFile() == null && settings.issuer() == null) {
            log.warn("nobody can sign in: set dashboard.accounts-file to a JSON file of accounts, or an issuer");
        }
        PasswordEncoder encoder =
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
        var passwords = new DaoAuthenticationProvider(Accounts.in(file, json, encoder));
        passwords.setPasswordEncoder(encoder);
        return new Patience(passwords, clock);
    }

    /** No script, style or picture from elsewhere, none inside a page, and the pages in nobody's frame. */
    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        var forms = settings.issuer() == null ? "" : " " + AccessProperties.originOf(settings.issuer());
        var policy = List.of(
                "default-src 'self'",
                "base-uri 'none'",
                "object-src 'none'",
                "form-action 'self'" + forms,
                "frame-ancestors 'none'");
        headers.contentSecurityPolicy(content -> content.policyDirectives(String.join("; ", policy)))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
