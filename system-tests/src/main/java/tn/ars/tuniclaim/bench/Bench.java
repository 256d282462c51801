package tn.ars.tuniclaim.bench;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program behind {@code ./bench}. */
@Command(
        name = "./bench",
        description = "Measures this system on this machine. Nothing else should run meanwhile.",
        subcommands = {
            ImportBench.class,
            ImportFaultsBench.class,
            PushBench.class,
            PushFaultsBench.class,
            DashboardBench.class,
            NotifyBench.class,
            NotifyFaultsBench.class
        },
        synopsisSubcommandLabel = "NAME",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class Bench implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String... arguments) {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        // Some countries write other digits: no address and no statement would be understood.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    /** Without a name: the list of names. */
    @Override
    public Integer call() {
        spec.commandLine()
                .getSubcommands()
                .forEach((name, command) -> spec.commandLine()
                        .getOut()
                        .printf(
                                "%-16s %s%n",
                                name,
                                String.join(
                                        " ",
                                        command.getCommandSpec().usageMessage().description())));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
