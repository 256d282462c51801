package tn.ars.tuniclaim.testparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;
import tn.ars.tuniclaim.local.parts.EmbeddedKafka;

/**
 * The servers of the local run, with their data in a folder of this JVM in the user's own cache: programs are run from
 * there, so nobody else may have laid them. What JVMs left behind that were killed is cleared first.
 */
final class EmbeddedServers implements Servers {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache");
    private static final Path ROOT = CACHE.resolve("tuniclaim-parts");
    private static final String JVM = "jvm-";
    private static final String POSTGRESQL = "postgresql";

    private final Path home = ROOT.resolve(JVM + ProcessHandle.current().pid());
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedDatabase database;

    EmbeddedServers() {
        try {
            Files.createDirectories(CACHE);
            OwnFolder.create(ROOT);
            clearAbandoned();
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized String bootstrapServers() {
        if (kafka == null) kafka = EmbeddedKafka.start(home.resolve("kafka"), 0);
        return kafka.bootstrapServers();
    }

    @Override
    public synchronized Database freshDatabase() {
        if (database == null)
            database = EmbeddedDatabase.start(new EmbeddedDatabase.Settings(
                    home.resolve(POSTGRESQL), ROOT.resolve("programs"), 0, false, "tuniclaim"));
        var url = database.createDatabase("test_" + databases.incrementAndGet());
        return new Database(url, database.username(), database.password());
    }

    @Override
    public synchronized void close() {
        if (kafka != null) kafka.close();
        if (database != null) database.close();
        try {
            OwnFolder.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clearAbandoned() throws IOException {
        try (var folders = Files.newDirectoryStream(ROOT, JVM + "*")) {
            for (var folder : folders) {
                if (isOfLivingJvm(folder)) continue;
                EmbeddedDatabase.stopAbandoned(folder.resolve(POSTGRESQL));
                OwnFolder.delete(folder);
            }
        }
    }

    private static boolean isOfLivingJvm(Path folder) {
        var pid = Long.parseLong(folder.getFileName().toString().substring(JVM.length()));
        // A number may be given again: what lies in our own folder at the start is not ours.
        return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
    }
}
