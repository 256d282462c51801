package tn.ars.tuniclaim.dashboard.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param age how long runs, rejections, changes and keys are remembered after they were last heard of */
@ConfigurationProperties("dashboard.retention")
record RetentionProperties(@DefaultValue("90d") Duration age) {}
