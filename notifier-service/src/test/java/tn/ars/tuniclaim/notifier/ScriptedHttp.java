package tn.ars.tuniclaim.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat tool that answers as it is told to. */
public final class ScriptedHttp implements AutoCloseable {

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public ScriptedHttp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    public void answer(int with) {
        status = with;
    }

    /** Of what it was told. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    public List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            if (call.getRequestMethod().equals("POST")) {
                bodies.add(new String(call.getRequestBody().readAllBytes(), UTF_8));
                keys.add(call.getRequestHeaders().getFirst("Idempotency-Key"));
            }
            call.sendResponseHeaders(status, -1);
        }
    }
}
