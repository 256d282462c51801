/**
 * Knows which records were set aside, and puts them back where they came from; fed by all {@code *.dlt}. Doors: {@link
 * tn.ars.tuniclaim.dashboard.letter.Letters}, {@link tn.ars.tuniclaim.dashboard.letter.LetterContents}, {@link
 * tn.ars.tuniclaim.dashboard.letter.RedriveLetters}. Enters {@code access}, {@code audit}, {@code news}, {@code page}, {@code record},
 * {@code retention}, {@code rows}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "news", "page", "record", "retention", "rows"})
package tn.ars.tuniclaim.dashboard.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
