package tn.ars.tuniclaim.notifier.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param large how many bulletins have to be new or changed for an import to be told of */
@ConfigurationProperties("notifier.imports")
record ImportProperties(@DefaultValue("10000") long large) {}
