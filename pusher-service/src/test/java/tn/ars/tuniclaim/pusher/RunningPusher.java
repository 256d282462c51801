package tn.ars.tuniclaim.pusher;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tn.ars.tuniclaim.testparts.WithParts;

/** The whole service on real parts, less patient than in earnest; shared by all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tuniclaim.call-timeout=3s",
            "tuniclaim.first-pause=5ms",
            "tuniclaim.breaker-minimum=4",
            "tuniclaim.breaker-open=500ms",
            "tuniclaim.push.first-delay=200ms",
            "tuniclaim.watch.hasten-after=1s",
            "tuniclaim.park.interval=PT0.1S",
            "tuniclaim.push.reclamations=true"
        })
@WithParts
@Import(BrokenPolls.class)
public @interface RunningPusher {}
