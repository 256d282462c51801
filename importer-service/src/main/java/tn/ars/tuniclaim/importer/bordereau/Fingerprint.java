package tn.ars.tuniclaim.importer.bordereau;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over a record written as JSON, nulls left out: a field that is added later changes no fingerprint while it is empty. */
final class Fingerprint {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Fingerprint() {}

    static String of(Record content) {
        return HexFormat.of().formatHex(sha256().digest(CANONICAL.writeValueAsBytes(content)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
