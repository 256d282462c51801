package tn.ars.tuniclaim.bench.rival;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The least there is to do: parse the stream, COPY the columns, send as many bytes of events. No checks, no fingerprints, nothing
 * compared, rows and events each for themselves. The next batch is parsed while the one before is written.
 */
final class Floor {

    static final String TOPIC = "bench.floor";

    private static final int BATCH = 500;
    /** Stands for the names of fields, which real events have and COPY's text has not. */
    private static final byte[] FILLING =
            ("{\"bordereau\":\"\",\"numBs\":\"\",\"effect\":\"CREATED\",\"etat\":\"\",\"codeAssure\":\"\",\"matricule\":\"\","
                            + "\"nomAssure\":\"\",\"nomBeneficiaire\":\"\",\"nomPrestation\":\"\",\"items\":[{\"nomProduit\":\"\","
                            + "\"nomChapitre\":\"\",\"datePrestation\":\"\",\"depense\":\"\",\"participationAdherent\":\"\"}]}")
                    .getBytes(StandardCharsets.UTF_8);

    private final Connection connection;
    private final Tables tables;
    private final Parties parties;
    private final KafkaProducer<String, byte[]> producer;
    private final EventSizes sizes;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private Batch batch = new Batch();
    private long bulletins;

    Floor(Connection connection, KafkaProducer<String, byte[]> producer, EventSizes sizes) throws SQLException {
        this.connection = connection;
        this.tables = Tables.in(connection);
        this.parties = new Parties(connection);
        this.producer = producer;
        this.sizes = sizes;
    }

    /** How large the importer's own events are, with key and headers. */
    record EventSizes(int bordereau, int bulletin) {}

    private static final class Batch {
        private final CopyText bordereaux = new CopyText();
        private final CopyText bulletins = new CopyText();
        private final CopyText items = new CopyText();
        private int count;
    }

    /** Returns how many bulletins there were when all is on disk and with the broker. */
    long run(InputStream list) {
        new PartnerList(tables, list).each(this::take);
        hand();
        written.join();
        producer.flush();
        var failure = refused.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return bulletins;
    }

    private void take(Told told) {
        parties.name(tables.bordereau(), told);
        var from = batch.bordereaux.length();
        batch.bordereaux.row(told.row());
        send(told.reference(), sizes.bordereau(), batch.bordereaux, from);
        for (var bulletin : told.bulletins()) {
            var start = batch.bulletins.length();
            batch.bulletins.row(bulletin.row());
            bulletin.items().forEach(batch.items::row);
            send(told.reference(), sizes.bulletin(), batch.bulletins, start);
            bulletins++;
        }
        if (++batch.count == BATCH) {
            hand();
        }
    }

    private void send(String key, int size, CopyText text, int from) {
        var value = new byte[size];
        var real = Math.min(size, text.length() - from);
        System.arraycopy(text.bytes(), from, value, 0, real);
        for (var at = real; at < size; at += FILLING.length) {
            System.arraycopy(FILLING, 0, value, at, Math.min(FILLING.length, size - at));
        }
        var _ = producer.send(new ProducerRecord<>(TOPIC, key, value), (_, failure) -> {
            if (failure != null) {
                refused.set(failure);
            }
        });
    }

    /** One batch is being written, one being parsed, none waits. */
    private void hand() {
        written.join();
        var full = batch;
        batch = new Batch();
        written = CompletableFuture.runAsync(() -> write(full));
    }

    private void write(Batch full) {
        try {
            copy(tables.bordereau(), full.bordereaux);
            copy(tables.bulletin(), full.bulletins);
            copy(tables.item(), full.items);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy(Table table, CopyText text) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy());
        copy.writeToCopy(text.bytes(), 0, text.length());
        copy.endCopy();
    }
}
