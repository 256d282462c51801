package tn.ars.tuniclaim.importer.partner;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerRefused;

/** An answer that must fit into memory, and is refused when it would not. */
final class Bounded extends FilterInputStream {

    private final long atMost;
    private long taken;

    /** @param atMost in bytes */
    Bounded(InputStream answer, long atMost) {
        super(answer);
        this.atMost = atMost;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var count = super.read(into, from, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) {
        taken += bytes;
        if (taken > atMost) {
            throw new PartnerRefused("the answer is larger than " + atMost + " bytes");
        }
    }
}
