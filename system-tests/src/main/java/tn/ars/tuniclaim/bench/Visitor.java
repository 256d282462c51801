package tn.ars.tuniclaim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody with an account who looks at pages, as browsers do. Thread-safe. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI root;
    private final String account;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    Visitor(URI root, String account, String password) {
        this.root = root;
        this.account = account;
        this.password = password;
    }

    void signIn() {
        try {
            var page = http.send(request("/login").build(), BodyHandlers.ofString());
            var token = TOKEN.matcher(page.body());
            if (!token.find()) {
                throw new IllegalStateException("there is no form to sign in with");
            }
            var form = "_csrf=%s&username=%s&password=%s"
                    .formatted(URLEncoder.encode(token.group(1), UTF_8), account, password);
            var answer = http.send(
                    request("/login")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.headers()
                    .firstValue("Location")
                    .filter(to -> to.contains("login"))
                    .isPresent()) {
                throw new IllegalStateException("nobody could sign in");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Reads all of the page; answers its status, 0 when there was no answer. */
    int get(String path) {
        try {
            return http.send(request(path).timeout(PATIENCE).build(), BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** A page that stays open, for what it hears. */
    InputStream open(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofInputStream()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
    }
}
