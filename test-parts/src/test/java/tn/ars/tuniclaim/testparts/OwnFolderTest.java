package tn.ars.tuniclaim.testparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
    @TempDir
    Path around;

    @Test
    void lets_nobody_else_in_and_may_be_there_already() throws IOException {
        var folder = around.resolve("own");
        OwnFolder.create(folder);
        OwnFolder.create(folder);
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refuses_what_others_may_enter_or_have_laid_there() throws IOException {
        var open = around.resolve("open");
        OwnFolder.create(open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        var own = around.resolve("own");
        OwnFolder.create(own);
        var link = Files.createSymbolicLink(around.resolve("link"), own);

        assertThatThrownBy(() -> OwnFolder.create(open)).hasMessageContaining("rwx------");
        assertThatThrownBy(() -> OwnFolder.create(link)).hasMessageContaining("rwx------");
    }

    @Test
    void may_be_deleted_by_several_at_once() throws Exception {
        var folder = around.resolve("abandoned");
        for (var number = 0; number < 2_000; number++) {
            var below = Files.createDirectories(folder.resolve("folder-" + number % 50));
            Files.createFile(below.resolve("file-" + number));
        }
        Callable<Void> deletion = () -> {
            OwnFolder.delete(folder);
            return null;
        };
        try (var several = Executors.newFixedThreadPool(4)) {
            for (var each : several.invokeAll(
                    IntStream.range(0, 4).mapToObj(_ -> deletion).toList())) each.get();
        }
        assertThat(folder).doesNotExist();
    }
}
