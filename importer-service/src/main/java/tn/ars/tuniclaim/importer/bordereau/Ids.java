package tn.ars.tuniclaim.importer.bordereau;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Ids from a sequence that counts in blocks: one question for each block. Thread-safe. */
final class Ids {

    private final JdbcClient jdbc;
    private final String sequence;
    private final int block;
    private long next;
    private int left;

    /** @param block as large as the sequence's increment */
    Ids(JdbcClient jdbc, String sequence, int block) {
        this.jdbc = jdbc;
        this.sequence = sequence;
        this.block = block;
    }

    synchronized long next() {
        if (left == 0) {
            next = jdbc.sql("select nextval('%s')".formatted(sequence))
                    .query(Long.class)
                    .single();
            left = block;
        }
        left--;
        return next++;
    }
}
