package tn.ars.tuniclaim.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppJarTest {
    @TempDir
    Path project;

    @Test
    void leaves_what_runs_as_it_is_when_the_jar_was_built_anew() throws Exception {
        var first = unpacked(1);
        var running = new ProcessBuilder("sh", "-c", "echo up; read line", first.toString()).start();
        try {
            assertThat(running.inputReader().readLine()).isEqualTo("up");
            var second = unpacked(2);
            assertThat(first).content().isEqualTo("unpacked");
            assertThat(second).content().isEqualTo("unpacked");
            assertThat(first).isNotEqualTo(second);
        } finally {
            running.destroyForcibly().waitFor();
        }
        unpacked(3);
        assertThat(first).doesNotExist();
        try (var folders = Files.list(project.resolve("apps"))) {
            assertThat(folders).hasSize(1);
        }
    }

    /** The file that a build of this size unpacks to. */
    private Path unpacked(int size) throws IOException {
        var jar = Service.IMPORTER.jar(project);
        Files.createDirectories(requireNonNull(jar.getParent()));
        write(jar, size);
        var app = AppJar.of(Service.IMPORTER, project, project.resolve("apps"));
        app.unpack();
        return app.folder().resolve("said");
    }

    private static void write(Path jar, int size) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Tool.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var tool = requireNonNull(Tool.class.getResourceAsStream("AppJarTest$Tool.class"))) {
            out.putNextEntry(new JarEntry(Tool.class.getName().replace('.', '/') + ".class"));
            tool.transferTo(out);
            out.putNextEntry(new JarEntry("padding"));
            out.write(new byte[size]);
        }
    }

    /** Unpacks as the tools in a service's jar do: {@code extract --destination FOLDER}. */
    static final class Tool {
        private Tool() {}

        public static void main(String[] arguments) throws IOException {
            var folder = Files.createDirectories(Path.of(arguments[2]));
            Files.writeString(folder.resolve("said"), "unpacked");
        }
    }
}
