package tn.ars.tuniclaim.local;

import picocli.CommandLine.Option;

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
}
