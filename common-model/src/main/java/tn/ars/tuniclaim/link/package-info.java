/**
 * Links in mails that say what to do, signed and with an end. Who follows one signs in all the same. Door: {@link
 * tn.ars.tuniclaim.link.IncidentLinks}. Enters no other room.
 */
@NullMarked
package tn.ars.tuniclaim.link;

import org.jspecify.annotations.NullMarked;
