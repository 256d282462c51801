package tn.ars.tuniclaim.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect provider as small as one can be, on this machine. */
public final class Issuer {

    public static final String CLIENT = "dashboard";
    public static final String AUDIENCE = "tuniclaim";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final Map<String, JWTClaimsSet> codes = new ConcurrentHashMap<>();

    public Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A code that is worth an ID token of that person; {@code nonce} as it came with the request. */
    public String code(String person, String nonce, String... roles) {
        return code(person, nonce, claims -> claims, roles);
    }

    public String code(String person, String nonce, UnaryOperator<JWTClaimsSet.Builder> how, String... roles) {
        var code = "code-" + person + "-" + codes.size();
        var claims = claims(person, roles).audience(CLIENT).claim("nonce", nonce);
        codes.put(code, how.apply(claims).build());
        return code;
    }

    /** A bearer token of a machine, good for a minute. */
    public String token(String machine, String... roles) {
        return token(machine, claims -> claims, roles);
    }

    public String token(String machine, UnaryOperator<JWTClaimsSet.Builder> how, String... roles) {
        return signed(how.apply(claims(machine, roles)).build(), key);
    }

    /** As good as ours, but signed by somebody else under the name of our key. */
    public String forged(String machine, String... roles) {
        return signed(claims(machine, roles).build(), newKey());
    }

    private JWTClaimsSet.Builder claims(String who, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("sub-" + who)
                .audience(AUDIENCE)
                .claim("preferred_username", who)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))));
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer",
                url(),
                "authorization_endpoint",
                url() + "/authorize",
                "token_endpoint",
                url() + "/token",
                "jwks_uri",
                url() + "/keys",
                "end_session_endpoint",
                url() + "/logout",
                "subject_types_supported",
                List.of("public"),
                "response_types_supported",
                List.of("code"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var claims = codes.entrySet().stream()
                .filter(it -> form.contains("code=" + it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow();
        answer(
                exchange,
                Map.of(
                        "access_token", "opaque",
                        "token_type", "Bearer",
                        "expires_in", 60,
                        "scope", "openid profile",
                        "id_token", signed(claims, key)));
    }

    private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        var body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String signed(JWTClaimsSet claims, RSAKey with) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
