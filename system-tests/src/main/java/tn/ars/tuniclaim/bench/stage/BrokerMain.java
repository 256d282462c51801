package tn.ars.tuniclaim.bench.stage;

import java.nio.file.Path;
import tn.ars.tuniclaim.local.parts.EmbeddedKafka;

/** Kafka in a process of its own, until it is told to end or whoever started it has gone. */
final class BrokerMain {

    private BrokerMain() {}

    /** @param arguments the folder of the data, and the port */
    public static void main(String... arguments) throws Exception {
        var kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
