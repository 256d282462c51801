/**
 * The servers that the system needs, inside this JVM or as a child of it: Kafka, PostgreSQL and a mail server, bound to
 * 127.0.0.1. Doors: {@link tn.ars.tuniclaim.local.parts.EmbeddedKafka},
 * {@link tn.ars.tuniclaim.local.parts.EmbeddedDatabase}, {@link tn.ars.tuniclaim.local.parts.EmbeddedMail}. It enters no
 * other room.
 */
@NullMarked
package tn.ars.tuniclaim.local.parts;

import org.jspecify.annotations.NullMarked;
