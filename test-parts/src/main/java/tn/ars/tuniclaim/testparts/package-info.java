/**
 * The real broker, database, mail server and partner that tests run against. Doors: {@link
 * tn.ars.tuniclaim.testparts.Parts}, and {@link tn.ars.tuniclaim.testparts.WithParts} for Spring tests. Enters {@code
 * local.parts}, {@code simulator} and {@code event}.
 */
@NullMarked
package tn.ars.tuniclaim.testparts;

import org.jspecify.annotations.NullMarked;
