package tn.ars.tuniclaim.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody with a browser, who signed in. */
final class Pages {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI root;

    Pages(URI root, String account, String password) {
        this.root = root;
        var token = CSRF.matcher(send(HttpRequest.newBuilder(root.resolve("/login"))));
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in");
        }
        var form = "_csrf=%s&username=%s&password=%s"
                .formatted(encoded(token.group(1)), encoded(account), encoded(password));
        send(HttpRequest.newBuilder(root.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** What stands on the page, without what says how long ago something was and in which session. */
    String text(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)).header("Accept", "text/html"))
                .replaceAll("title=\"[^\"]*\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("(?s)<p class=\"mark\".*?</p>", "")
                .replaceAll("[Ii]l y a [^.,;<]*|à l’instant", "");
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
