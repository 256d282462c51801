/**
 * Finds the words for what people are told, as text and as a page, in their language. Doors: {@link
 * tn.ars.tuniclaim.notifier.letter.Letters} with {@link tn.ars.tuniclaim.notifier.letter.Letter} and what it tells of. Enters
 * {@code incident}.
 */
@ApplicationModule(allowedDependencies = "incident")
@NullMarked
package tn.ars.tuniclaim.notifier.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
