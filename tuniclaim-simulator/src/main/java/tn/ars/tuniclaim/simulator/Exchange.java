package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.fault.Effect.ErrorAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request and what can be done to its connection. Each exchange ends in exactly one of the ways below. */
final class Exchange {

    static final JsonMapper JSON = new JsonMapper();

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LARGEST_BODY = 16_384;

    private final Request request;
    private final Response response;
    private final Callback callback;

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    String method() {
        return request.getMethod();
    }

    /** The path without its empty segments, decoded. */
    List<String> path() {
        return Arrays.stream(request.getHttpURI().getPath().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(URIUtil::decodePath)
                .toList();
    }

    @Nullable
    String header(String name) {
        return request.getHeaders().get(name);
    }

    @Nullable
    String parameter(String name) {
        return Request.extractQueryParameters(request).getValue(name);
    }

    InputStream body() {
        return Content.Source.asInputStream(request);
    }

    /** The whole body, or nothing if it is beyond what any writing call needs. */
    byte @Nullable [] smallBody() throws IOException {
        try (var in = body()) {
            var bytes = in.readNBytes(LARGEST_BODY + 1);
            return bytes.length > LARGEST_BODY ? null : bytes;
        }
    }

    void answer(int status, JsonNode json) {
        answer(status, "application/json", JSON.writeValueAsBytes(json), () -> {});
    }

    /** @param lost what is to be done if the answer does not get through */
    void answer(int status, String type, byte[] bytes, Runnable lost) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(bytes), new Callback.Nested(callback) {
            @Override
            public void failed(Throwable failure) {
                lost.run();
                super.failed(failure);
            }
        });
    }

    void answer(ErrorAnswer error, Instant now) {
        if (error.retryAfterSeconds() >= 0) {
            var at = now.plusSeconds(error.retryAfterSeconds());
            response.getHeaders()
                    .put(
                            HttpHeader.RETRY_AFTER,
                            error.retryAfterAsDate() ? HTTP_DATE.format(at) : Long.toString(error.retryAfterSeconds()));
        }
        answer(error.status(), message("erreur simulée"));
    }

    void problem(int status, String title, String detail, @Nullable String field) {
        var problem = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (field != null) {
            problem.put("field", field);
        }
        answer(status, "application/problem+json", JSON.writeValueAsBytes(problem), () -> {});
    }

    static JsonNode message(String text) {
        return JSON.createObjectNode().put("message", text);
    }

    /** For a body of any length; {@link #finished()} or one of the ways to break off must follow. */
    OutputStream streamedBody(int status) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        return Content.Sink.asOutputStream(response);
    }

    void finished() {
        callback.succeeded();
    }

    /** The connection ends in good order, though the answer has not. */
    void breakOff() {
        endPoint().close();
        callback.failed(new IOException("broken off"));
    }

    /** The peer sees a reset (RST). */
    void reset() throws IOException {
        channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        breakOff();
    }

    /**
     * True once the peer has closed its side. Only to be asked when the request has been read: what a peer sends
     * nevertheless is thrown away.
     */
    boolean clientLeft() {
        try {
            return !endPoint().isOpen() || channel().read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException gone) {
            return true;
        }
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    private SocketChannel channel() {
        return (SocketChannel) endPoint().getTransport();
    }
}
