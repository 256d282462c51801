package tn.ars.tuniclaim.importer.bordereau;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import tn.ars.tuniclaim.importer.bordereau.Cells.Content;

/** SHA-256 of something that was told. */
public final class Fingerprint {

    private final byte[] hash;

    private Fingerprint(byte[] hash) {
        this.hash = hash;
    }

    static Fingerprint stored(byte[] hash) {
        return new Fingerprint(hash);
    }

    /** Of the parts one after the other; where one ends does not count. */
    public static Fingerprint of(byte[]... parts) {
        var digest = sha256();
        for (var part : parts) {
            digest.update(part);
        }
        return new Fingerprint(digest.digest());
    }

    /** Columns that were added later, and are empty, do not count. */
    static Fingerprint of(Content content) {
        var digest = sha256();
        digest.update(content.bytes(), 0, content.told());
        return new Fingerprint(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    byte[] bytes() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
