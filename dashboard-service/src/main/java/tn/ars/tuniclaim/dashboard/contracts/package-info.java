/**
 * Publishes what others build against: OpenAPI, AsyncAPI, JSON Schemas. No door: URLs enter. Enters {@code access} and {@code
 * page}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "page"})
package tn.ars.tuniclaim.dashboard.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
