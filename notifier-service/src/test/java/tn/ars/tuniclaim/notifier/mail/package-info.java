/** Words, and delivery to a mail server that misbehaves. */
@NullMarked
package tn.ars.tuniclaim.notifier.mail;

import org.jspecify.annotations.NullMarked;
