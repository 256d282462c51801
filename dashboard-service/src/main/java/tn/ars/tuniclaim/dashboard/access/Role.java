package tn.ars.tuniclaim.dashboard.access;

import static tn.ars.tuniclaim.dashboard.access.Right.ADMINISTER;
import static tn.ars.tuniclaim.dashboard.access.Right.OPERATE;
import static tn.ars.tuniclaim.dashboard.access.Right.PUSH;
import static tn.ars.tuniclaim.dashboard.access.Right.VIEW;
import static tn.ars.tuniclaim.dashboard.access.Right.VIEW_CONTENT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** ARS's roles, each with its rights. This is the one table. */
enum Role {
    SUPER_ADMIN(EnumSet.allOf(Right.class)),
    ADMINISTRATEUR(EnumSet.complementOf(EnumSet.of(ADMINISTER))),
    RESPONSABLE_DEPARTEMENT(EnumSet.of(VIEW, VIEW_CONTENT)),
    RESPONSABLE_EQUIPE(EnumSet.of(VIEW, OPERATE)),
    CHEF_EQUIPE(EnumSet.of(VIEW, OPERATE)),
    GESTIONNAIRE_SENIOR(EnumSet.of(VIEW, PUSH)),
    GESTIONNAIRE(EnumSet.of(VIEW, PUSH)),
    CLIENT_SERVICE(EnumSet.of(VIEW)),
    FINANCE(EnumSet.of(VIEW, PUSH)),
    SCAN_TEAM(EnumSet.of(VIEW, PUSH)),
    BO(EnumSet.of(VIEW, PUSH));

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, which its type does not say
    private final Set<Right> rights;

    Role(EnumSet<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    Set<Right> rights() {
        return rights;
    }
}
