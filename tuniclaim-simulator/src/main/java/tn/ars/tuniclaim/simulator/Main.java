package tn.ars.tuniclaim.simulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.simulator.dataset.Oddities;
import tn.ars.tuniclaim.simulator.form.BadField;

/** Runs the simulator from a shell, until it is told to end. */
public final class Main {

    private static final String USAGE = """
            Usage: simulator [--port 9090] [--admin-port 9091] [--bind 127.0.0.1] [--ledger FILE] [--seed 7]
                             [--bordereaux 2000] [--bulletins 20] [--items 3] [--oddities realistic|clean]
            A token that callers must present is taken from the environment: SIMULATOR_TOKEN.""";

    private Main() {}

    public static void main(String... arguments) throws InterruptedException {
        SimulatorSettings settings;
        try {
            settings = settings(arguments);
        } catch (BadField wrong) {
            System.err.println("--" + wrong.field() + ": " + wrong.reason());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        // Jetty speaks SLF4J, to which nobody listens here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Simulator simulator;
        try {
            simulator = Simulator.start(settings);
        } catch (IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
        System.out.println("MY TUNICLAIM simulator: " + simulator.baseUrl() + ", admin " + simulator.adminUrl() + "/");
        new CountDownLatch(1).await();
    }

    static SimulatorSettings settings(String... arguments) {
        var options = options(arguments);
        var defaults = DatasetSettings.DEFAULT;
        var settings = SimulatorSettings.defaults()
                .withPorts((int) number(options, "port", 9090), (int) number(options, "admin-port", 9091))
                .withBindAddress(text(options, "bind", "127.0.0.1"))
                .withDataset(new DatasetSettings(
                        number(options, "seed", defaults.seed()),
                        number(options, "bordereaux", defaults.bordereaux()),
                        (int) number(options, "bulletins", defaults.bulletinsPerBordereau()),
                        (int) number(options, "items", defaults.itemsPerBulletin()),
                        oddities(text(options, "oddities", "realistic"))));
        var ledger = options.remove("ledger");
        options.keySet().stream().findFirst().ifPresent(name -> {
            throw new BadField(name, "is not known here");
        });
        var token = System.getenv("SIMULATOR_TOKEN");
        var withLedger = ledger == null ? settings : settings.withLedger(Path.of(ledger));
        return token == null || token.isBlank() ? withLedger : withLedger.withToken(token);
    }

    /** {@code --name value} and {@code --name=value} alike. */
    private static Map<String, String> options(String... arguments) {
        var options = new HashMap<String, String>();
        for (var at = 0; at < arguments.length; at++) {
            var argument = arguments[at];
            if (!argument.startsWith("--")) {
                throw new BadField(argument, "an option is expected");
            }
            var equals = argument.indexOf('=');
            if (equals > 0) {
                options.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (at + 1 < arguments.length) {
                options.put(argument.substring(2), arguments[++at]);
            } else {
                throw new BadField(argument.substring(2), "needs a value");
            }
        }
        return options;
    }

    private static String text(Map<String, String> options, String name, String fallback) {
        var value = options.remove(name);
        return value == null ? fallback : value;
    }

    private static long number(Map<String, String> options, String name, long fallback) {
        var value = options.remove(name);
        try {
            return value == null ? fallback : Long.parseLong(value);
        } catch (NumberFormatException garbage) {
            throw new BadField(name, "a whole number is expected");
        }
    }

    private static Oddities oddities(String word) {
        return switch (word) {
            case "realistic" -> Oddities.REALISTIC;
            case "clean" -> Oddities.CLEAN;
            default -> throw new BadField("oddities", "must be realistic or clean");
        };
    }
}
