package tn.ars.tuniclaim.local;

import java.util.Arrays;
import java.util.List;

/**
 * After a build: unpacks the services' jars and runs the stack once, on free ports and throw-away data, so that each
 * JVM writes down what it loads. Later starts take a third of the time.
 */
final class Preparation {
    private Preparation() {}

    /** Answers the services that left no cache; they start all the same, only slower. */
    static List<Service> run(StackSettings settings) throws InterruptedException {
        var apps = Arrays.stream(Service.values())
                .map(service -> AppJar.of(service, settings.project(), settings.apps()))
                .toList();
        apps.forEach(AppJar::unpack);
        var untrained = apps.stream().filter(app -> !app.isTrained()).toList();
        try (var stack = new Stack(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
            stack.start(untrained.stream().map(AppJar::service).toList());
        }
        return untrained.stream()
                .filter(app -> !app.keepTraining())
                .map(AppJar::service)
                .toList();
    }
}
