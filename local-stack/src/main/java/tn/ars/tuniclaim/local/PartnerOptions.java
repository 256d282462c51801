package tn.ars.tuniclaim.local;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;

/** How big and how odd the simulated partner is. */
final class PartnerOptions {
    @Option(
            names = "--bordereaux",
            paramLabel = "N",
            description = "bordereaux that the partner has (${DEFAULT-VALUE})")
    int bordereaux = 200;

    @Option(
            names = "--bulletins-per-bordereau",
            paramLabel = "N",
            description = "bulletins de soin in each (${DEFAULT-VALUE})")
    int bulletinsPerBordereau = 20;

    @Option(names = "--seed", paramLabel = "N", description = "another seed is another partner (${DEFAULT-VALUE})")
    long seed = 7;

    @Option(names = "--clean-partner", description = "data without any oddity; as a rule, a few of each are mixed in")
    boolean clean;

    List<String> complaints() {
        return Stream.of(
                        complaint("--bordereaux", bordereaux, DatasetSettings.MOST_BORDEREAUX),
                        complaint("--bulletins-per-bordereau", bulletinsPerBordereau, DatasetSettings.MOST_CHILDREN))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> complaint(String option, long value, long most) {
        return value >= 0 && value <= most
                ? Optional.empty()
                : Optional.of(option + " must be from 0 to " + most + ", not " + value);
    }
}
