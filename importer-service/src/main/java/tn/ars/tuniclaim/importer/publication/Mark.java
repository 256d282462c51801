package tn.ars.tuniclaim.importer.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;

/**
 * A bordereau's change that is to be told.
 *
 * @param seq the order of the changes
 * @param count of the facts, or somewhat more
 */
record Mark(long seq, long bordereau, UUID run, int count, Instant at) {

    /** The same thing told again has the same id; what ARS decided since then is in the rows, and makes it another. */
    Fact<Event> fact(Event event, URI source) {
        return new Fact<>(id(what(event)), at, source, event);
    }

    private String id(String what) {
        return UUID.nameUUIDFromBytes((run + "/" + seq + "/" + what).getBytes(UTF_8))
                .toString();
    }

    private static String what(Event event) {
        return switch (event) {
            case BordereauImported bordereau -> "/" + bordereau.statut();
            case BulletinImported bulletin -> bulletin.numBs() + "/" + bulletin.etat();
            default -> throw new IllegalArgumentException("nothing else is told of a change");
        };
    }
}
