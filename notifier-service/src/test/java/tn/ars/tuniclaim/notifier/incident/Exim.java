package tn.ars.tuniclaim.notifier.incident;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Debian's mail server, as a process of its own unprivileged account, with settings and mails in a folder that is gone with it. */
final class Exim implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/exim4");
    private static final String ACCOUNT = "Debian-exim";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SETTINGS = """
        primary_hostname = mail.ars.local
        spool_directory = FOLDER/spool
        log_file_path = FOLDER/log/%slog
        pid_file_path = FOLDER/pid
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = PORT
        tls_advertise_hosts =
        keep_environment =
        deliver_drop_privilege = true
        acl_smtp_rcpt = all
        begin acl
        all:
          accept
        begin routers
        everybody:
          driver = accept
          transport = kept
        begin transports
        kept:
          driver = appendfile
          directory = FOLDER/mail
          maildir_format
          create_directory
        """;

    private final Path folder;
    private final int port;
    private final Process process;

    private Exim(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Whether it is installed, and this JVM may run it as its own account. */
    static boolean isThere() {
        return Files.isExecutable(PROGRAM)
                && "root".equals(ProcessHandle.current().info().user().orElse(""));
    }

    static Exim start() {
        try {
            var folder = Files.createTempDirectory("exim");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            var port = freePort();
            Files.writeString(
                    folder.resolve("exim.conf"),
                    SETTINGS.replace("FOLDER", folder.toString()).replace("PORT", Integer.toString(port)));
            run("chown", "-R", ACCOUNT, folder.toString());
            var process = new ProcessBuilder(
                            "setpriv",
                            "--reuid=" + ACCOUNT,
                            "--regid=" + ACCOUNT,
                            "--clear-groups",
                            PROGRAM.toString(),
                            "-C",
                            folder.resolve("exim.conf").toString(),
                            "-bdf")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(PATIENCE).until(() -> answers(port));
            return new Exim(folder, port, process);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return port;
    }

    /** The mails as they were stored, the oldest first. */
    List<Path> mails() {
        try (var files = Files.list(folder.resolve("mail/new"))) {
            return files.sorted().toList();
        } catch (IOException noneYet) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        // Those that deliver write into the folder, too.
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(one -> one.onExit().join());
        FileSystemUtils.deleteRecursively(folder);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new IOException(String.join(" ", command));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
