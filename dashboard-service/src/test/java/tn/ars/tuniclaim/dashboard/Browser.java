package tn.ars.tuniclaim.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** Somebody outside who speaks HTTP and keeps cookies. Does not follow redirects. */
public final class Browser {

    /** What links in mails are signed with in tests. */
    public static final String LINKS_KEY = "a key of nothing but tests";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final String ACCEPT = "text/html,*/*;q=0.8";

    private final HttpClient http;
    private final String root;

    public Browser(Environment settings) {
        this(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), settings);
    }

    private Browser(HttpClient http, Environment settings) {
        this.http = http;
        this.root = "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port");
    }

    /** The same cookies at another instance, as behind one address: cookies know no ports. */
    public Browser at(Environment other) {
        return new Browser(http, other);
    }

    public static String passwordOf(String account) {
        return "open-" + account;
    }

    /** The header of HTTP Basic for the account of a role. */
    public static String basic(String account) {
        var secret = account + ":" + passwordOf(account);
        return "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
    }

    public Browser signedIn(String account) {
        var answer = signIn(account, passwordOf(account));
        assertThat(answer.headers().firstValue("Location")).hasValue(root + "/");
        return this;
    }

    public HttpResponse<String> signIn(String account, String password) {
        return submit("/login", "/login", Map.of("username", account, "password", password));
    }

    public HttpResponse<String> get(String path) {
        return send(path, request -> request.header("Accept", ACCEPT));
    }

    /** Sends a form as the page would, with the token that stands in the page. */
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        var token = CSRF.matcher(get(page).body());
        assertThat(token.find()).as("a form on %s", page).isTrue();
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + token.group(1) + "&", ""));
        return send(
                path,
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", ACCEPT)
                        .POST(BodyPublishers.ofString(form)));
    }

    /** A call of the REST door with a JSON body. */
    public HttpResponse<String> call(String path, String account, String json) {
        return send(
                path,
                request -> request.header("Authorization", basic(account))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) {
        try {
            return http.send(
                    how.apply(HttpRequest.newBuilder(URI.create(root + path))).build(), Browser::body);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Of what has no end, only the beginning counts. */
    private static BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
        var isEndless = info.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return isEndless ? new LeavingAtOnce() : BodyHandlers.ofString().apply(info);
    }

    private static final class LeavingAtOnce implements BodySubscriber<String> {

        @Override
        public CompletionStage<String> getBody() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> item) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
