package tn.ars.tuniclaim.importer.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import tn.ars.tuniclaim.event.SyncTrigger;

/** A run that somebody or something asks for. */
record Request(UUID run, SyncTrigger trigger, String requestedBy, Reads reads) {

    /** What a run reads. */
    enum Reads {
        /** The partner's list. */
        LIST,
        /** What earlier runs rejected. */
        REJECTIONS
    }

    /** The same once more, since its importer died. */
    Request repeated() {
        var again = UUID.nameUUIDFromBytes(("repetition of " + run).getBytes(UTF_8));
        return new Request(again, SyncTrigger.RECOVERY, requestedBy, reads);
    }

    /** True where a run that reads so much brings all that this one would. */
    boolean isServedBy(Reads open) {
        return open == Reads.LIST;
    }
}
