package tn.ars.tuniclaim.local.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as it is told to, on a port of its own that it keeps while it is down. */
public final class ScriptedMail implements AutoCloseable {

    private static final String HANG = "hang";
    private static final String HANG_UP = "hang up";
    private static final String TEXT = "text";

    /** How it keeps what is said from others. */
    public enum Security {
        NONE,
        TLS,
        STARTTLS
    }

    /**
     * A mail as it came.
     *
     * @param at when it was taken
     */
    public record Taken(List<String> recipients, String content, Instant at) {}

    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger troubles = new AtomicInteger();
    private final AtomicInteger era = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Security security;
    private volatile @Nullable OwnCertificate certificate;
    private volatile boolean up = true;
    private volatile Duration pause = Duration.ZERO;

    public ScriptedMail() throws IOException {
        this(Security.NONE, null);
    }

    public ScriptedMail(Security security, @Nullable OwnCertificate certificate) throws IOException {
        this.security = security;
        this.certificate = certificate;
        Thread.ofVirtual().start(this::accept);
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

    /** Hangs up in the midst of a mail. */
    public void hangUpAmidst() {
        refusals.put(TEXT, HANG_UP);
    }

    /** From the next connection on; whoever is connected is hung up on before the next mail. */
    public void show(OwnCertificate other) {
        if (certificate != other) {
            certificate = other;
            era.incrementAndGet();
        }
    }

    /** Takes that long for each of its answers, and goes on all the same. */
    public void answerAfter(Duration pause) {
        this.pause = pause;
    }

    public void refuseNothing() {
        refusals.clear();
    }

    /** Down, it hangs up on everybody, but on nobody in the midst of a mail. */
    public void setUp(boolean up) {
        this.up = up;
        if (!up) {
            era.incrementAndGet();
        }
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** What was taken so far. */
    public void forget() {
        taken.clear();
    }

    /** How often somebody connected, in vain or not. */
    public int connections() {
        return connections.get();
    }

    /** How often it did what a mail server should not, as it was told to. */
    public int troubles() {
        return troubles.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                connections.incrementAndGet();
                var born = era.get();
                if (up) {
                    Thread.ofVirtual().start(() -> talk(client, born));
                } else {
                    troubles.incrementAndGet();
                    client.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client, int born) {
        try (client;
                var line = security == Security.TLS ? secured(client) : client) {
            say(line, "220 scripted");
            if (converse(line, born, security == Security.STARTTLS)) {
                try (var secured = secured(line)) {
                    converse(secured, born, false);
                }
            }
        } catch (SSLHandshakeException untrusted) {
            troubles.incrementAndGet();
        } catch (IOException hungUp) {
            // It is the client who decides how long it listens.
        }
    }

    private SSLSocket secured(Socket client) throws IOException {
        var shown = Objects.requireNonNull(certificate).identity();
        var secured = (SSLSocket) shown.createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    /** True when the client wants to go on in secret. */
    private boolean converse(Socket client, int born, boolean offersSecrecy) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        var recipients = new ArrayList<String>();
        for (var command = in.readLine(); command != null; command = in.readLine()) {
            if (command.startsWith("MAIL FROM") && era.get() != born) {
                return false;
            }
            var answer = answer(command, recipients, offersSecrecy);
            if (!goesOn(client, answer)) {
                return false;
            }
            if (offersSecrecy && command.startsWith("STARTTLS")) {
                return true;
            }
            if (answer.startsWith("354") && !takes(client, in, recipients)) {
                return false;
            }
        }
        return false;
    }

    /** False when that is the end of the conversation. */
    private boolean takes(Socket client, BufferedReader in, List<String> recipients) throws IOException {
        var content = content(in);
        if (content.isEmpty()) {
            return false;
        }
        var verdict = refusal(".").orElse("250 taken");
        if (verdict.startsWith("250")) {
            taken.add(new Taken(List.copyOf(recipients), content.get(), Instant.now()));
        }
        recipients.clear();
        return goesOn(client, verdict);
    }

    private boolean goesOn(Socket client, String answer) throws IOException {
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
        var refusal = new HashMap<>(refusals)
                .entrySet().stream()
                        .filter(entry -> command.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        refusal.ifPresent(_ -> troubles.incrementAndGet());
        return refusal;
    }

    private String answer(String command, List<String> recipients, boolean offersSecrecy) {
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
        return switch (command.split(" ", 2)[0]) {
            case "EHLO" -> offersSecrecy ? "250-fine\r\n250 STARTTLS" : "250 fine";
            case "STARTTLS" -> offersSecrecy ? "220 go on" : "502 not here";
            case "DATA" -> "354 go on";
            default -> "250 fine";
        };
    }

    /** Empty when one of the two hung up before its end. */
    private Optional<String> content(BufferedReader in) throws IOException {
        var content = new StringBuilder();
        for (var line = in.readLine(); line != null && refusal(TEXT).isEmpty(); line = in.readLine()) {
            if (line.equals(".")) {
                return Optional.of(content.toString());
            }
            content.append(line).append('\n');
        }
        return Optional.empty();
    }

    private void say(Socket client, String answer) throws IOException {
        think();
        client.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
    }

    private void think() throws InterruptedIOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }
}
