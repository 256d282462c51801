package tn.ars.tuniclaim.testparts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Beside {@code @SpringBootTest}: the application finds Kafka, a database of its own, the mail server and the partner where
 * its settings say, and the test may inject {@link KafkaDoor}, {@link Database}, {@link
 * tn.ars.tuniclaim.local.parts.EmbeddedMail} and {@link tn.ars.tuniclaim.simulator.Simulator}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = PartsInitializer.class)
public @interface WithParts {}
