package tn.ars.tuniclaim.local.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told to, on a port of its own that it keeps while it is down. */
public final class ScriptedMail implements AutoCloseable {

    private static final String HANG = "hang";
    private static final String HANG_UP = "hang up";

    /** A mail as it came. */
    public record Taken(List<String> recipients, String content) {}

    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;
    private volatile boolean up = true;

    public ScriptedMail() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private ScriptedMail(ServerSocket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::accept);
    }

    /** On a socket of the caller's, which may speak TLS. */
    public static ScriptedMail on(ServerSocket socket) {
        return new ScriptedMail(socket);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Says nothing more once it hears a command that starts like this. */
    public void hangAt(String command) {
        refusals.put(command, HANG);
    }

    public void hangUpAt(String command) {
        refusals.put(command, HANG_UP);
    }

    /** Refuses each command that starts like this, such as {@code MAIL FROM}; a dot is the end of the mail itself. */
    public void refuse(String command, String answer) {
        refusals.put(command, answer);
    }

    public void refuseNothing() {
        refusals.clear();
    }

    /** Down, it hangs up on everybody. */
    public void setUp(boolean up) {
        this.up = up;
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public int connections() {
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
                var answer = answer(command, recipients);
                if (!goesOn(client, answer)) {
                    return;
                }
                if (answer.startsWith("354")) {
                    var mail = new Taken(List.copyOf(recipients), content(in));
                    var verdict = refusal(".").orElse("250 taken");
                    if (verdict.startsWith("250")) {
                        taken.add(mail);
                    }
                    if (!goesOn(client, verdict)) {
                        return;
                    }
                    recipients.clear();
                }
            }
        } catch (IOException hungUp) {
            // It is the client who decides how long it listens.
        }
    }

    private static boolean goesOn(Socket client, String answer) throws IOException {
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (answer.equals(HANG)) {
            // Until the other side has had enough of it.
            return client.getInputStream().read() >= 0;
        }
        say(client, answer);
        return !answer.startsWith("421");
    }

    private Optional<String> refusal(String command) {
        return new HashMap<>(refusals)
                .entrySet().stream()
                        .filter(entry -> command.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private String answer(String command, List<String> recipients) {
        var refusal = refusal(command);
        if (refusal.isPresent()) {
            return refusal.get();
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
