package tn.ars.tuniclaim.local;

import java.util.Map;

/** Which parts exist elsewhere, because the environment says where: their stand-ins step aside. */
record RealAddresses(boolean kafka, boolean database, boolean mail, boolean partner) {
    static RealAddresses in(Map<String, String> environment) {
        return new RealAddresses(
                environment.containsKey("SPRING_KAFKA_BOOTSTRAP_SERVERS"),
                environment.containsKey("SPRING_DATASOURCE_URL"),
                environment.containsKey("SPRING_MAIL_HOST"),
                environment.containsKey("TUNICLAIM_BASE_URL"));
    }
}
