package tn.ars.tuniclaim.service.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNameTest {

    @Test
    void goes_by_the_name_in_the_environment_where_the_hosts_own_does_not_resolve(@TempDir Path folder)
            throws Exception {
        assertThat(name(folder, Map.of("HOSTNAME", "host-7"))).isEqualTo("host-7");
        assertThat(name(folder, Map.of())).isEqualTo("localhost");
    }

    /** In a JVM to which an empty file is all that there is to resolve names with. */
    private static String name(Path folder, Map<String, String> environment) throws Exception {
        var hosts = folder.resolve("hosts");
        Files.write(hosts, new byte[0]);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                HostNameTest.class.getName());
        builder.environment().remove("HOSTNAME");
        builder.environment().putAll(environment);
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    public static void main(String[] arguments) {
        System.out.println(HealthAutoConfiguration.hostName());
    }
}
