package tn.ars.tuniclaim.pusher.command;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param remembered how long Kafka may bring a command again without its being obeyed again */
@Validated
@ConfigurationProperties("tuniclaim.command")
record CommandProperties(@NotNull @DefaultValue("30d") Duration remembered) {}
