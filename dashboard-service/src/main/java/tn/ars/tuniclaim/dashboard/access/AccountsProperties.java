package tn.ars.tuniclaim.dashboard.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param accountsFile JSON, {@code [{"username", "password", "roles": [...]}]}; without it only an issuer lets people in */
@ConfigurationProperties("dashboard")
record AccountsProperties(@Nullable Path accountsFile) {}
