/**
 * Calls MY TUNICLAIM, with care, and hands out its list entry by entry. Doors: {@link
 * tn.ars.tuniclaim.importer.partner.Partner} with what it takes and gives, the {@link
 * tn.ars.tuniclaim.importer.partner.PartnerFault}s, and {@link tn.ars.tuniclaim.importer.partner.TestPartner}. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.importer.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
