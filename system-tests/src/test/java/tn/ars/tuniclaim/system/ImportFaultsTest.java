package tn.ars.tuniclaim.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.bench.ImportFaults;
import tn.ars.tuniclaim.bench.Wrong;

/** The short form of {@code ./bench import-faults}. */
class ImportFaultsTest {

    private static final long SEED = 20_261_122;

    @Test
    void loses_nothing_and_invents_nothing_when_everything_is_killed_in_the_midst_of_imports() {
        var project = Path.of("..").toAbsolutePath().normalize();
        try (var faults = new ImportFaults(project, Path.of("target/faults").toAbsolutePath(), SEED)) {
            var found = faults.run(300, 3, 3);
            assertThat(found.kills()).isEqualTo(3);
            assertThat(found.records()).isPositive();
            assertThat(found.wrong())
                    .hasSize(Wrong.values().length)
                    .allSatisfy((what, times) ->
                            assertThat(times).as(what.toString()).isZero());
        }
    }
}
