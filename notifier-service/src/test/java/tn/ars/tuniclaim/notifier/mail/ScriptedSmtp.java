package tn.ars.tuniclaim.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told to, on a port of its own that it keeps while it is down. */
final class ScriptedSmtp implements AutoCloseable {

    /** A mail as it came. */
    record Taken(List<String> recipients, String content) {}

    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;
    private volatile boolean up = true;

    ScriptedSmtp() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Refuses each command that starts like this, such as {@code MAIL FROM}. */
    void refuse(String command, String answer) {
        refusals.put(command, answer);
    }

    void refuseNothing() {
        refusals.clear();
    }

    /** Down, it hangs up on everybody. */
    void setUp(boolean up) {
        this.up = up;
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                if (up) {
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> talk(client));
                } else {
                    client.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            say(client, "220 scripted");
            var recipients = new ArrayList<String>();
            for (var command = in.readLine(); command != null; command = in.readLine()) {
                say(client, answer(command, recipients));
                if (command.equals("DATA")) {
                    taken.add(new Taken(List.copyOf(recipients), content(in)));
                    say(client, "250 taken");
                    recipients.clear();
                }
            }
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private String answer(String command, List<String> recipients) {
        var refusal = new HashMap<>(refusals)
                .entrySet().stream()
                        .filter(entry -> command.startsWith(entry.getKey()))
                        .findFirst();
        if (refusal.isPresent()) {
            return refusal.get().getValue();
        }
        if (command.startsWith("RCPT TO:<")) {
            recipients.add(command.substring("RCPT TO:<".length(), command.indexOf('>')));
        }
        if (command.startsWith("RSET")) {
            recipients.clear();
        }
        return command.equals("DATA") ? "354 go on" : "250 fine";
    }

    private static String content(BufferedReader in) throws IOException {
        var content = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line).append('\n');
        }
        return content.toString();
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
    }
}
