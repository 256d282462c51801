package tn.ars.tuniclaim.dashboard;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A dashboard that believes an issuer, and lets no account call faster than once a second for long; one for all its tests. */
@DashboardTest
@TestPropertySource(
        properties = {
            "dashboard.access.client-id=" + Issuer.CLIENT,
            "dashboard.access.client-secret=secret",
            "dashboard.access.audience=" + Issuer.AUDIENCE,
            "dashboard.access.roles-claim=realm_access.roles",
            "dashboard.access.role-of.settlement=FINANCE",
            "dashboard.pace.calls-per-second=1",
            "dashboard.pace.burst=30"
        })
abstract class WithIssuer {

    static final Issuer ISSUER = new Issuer();

    @DynamicPropertySource
    static void believe(DynamicPropertyRegistry registry) {
        registry.add("dashboard.access.issuer", ISSUER::url);
    }
}
