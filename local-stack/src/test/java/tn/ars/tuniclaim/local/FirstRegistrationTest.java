package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRegistrationTest {
    @TempDir
    Path folder;

    @Test
    void is_the_only_error_of_the_controller_that_the_log_leaves_out() throws Exception {
        var file = folder.resolve("launcher.log");
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("local-stack.log", file.toString());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/local-stack-logback.xml")));
        try {
            var controller = context.getLogger("kafka.server.ControllerApis");
            var notYet =
                    new CompletionException(new NotControllerException("The active controller appears to be node 1."));
            controller.error("request RequestHeader(apiKey=CONTROLLER_REGISTRATION, apiVersion=0)", notYet);
            controller.error("request RequestHeader(apiKey=CREATE_TOPICS, apiVersion=0)", notYet);
            controller.error(
                    "request RequestHeader(apiKey=CONTROLLER_REGISTRATION, apiVersion=1)",
                    new IllegalStateException("the disk is full"));
        } finally {
            context.stop();
        }
        assertThat(Files.readString(file))
                .contains("CREATE_TOPICS", "the disk is full")
                .doesNotContain("CONTROLLER_REGISTRATION, apiVersion=0");
    }
}
