package tn.ars.tuniclaim.simulator.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.ledger.Call.Outcome;

/** A call at its place in the order received. */
public record Entry(long number, @JsonUnwrapped Call call) {

    byte[] encoded() {
        var bytes = new ByteArrayOutputStream(160);
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(call.bordereau());
            writeText(out, call.bsId());
            out.writeUTF(call.kind());
            writeText(out, call.state());
            writeInstant(out, call.at());
            writeText(out, call.key());
            writeInstant(out, call.receivedAt());
            out.writeShort(call.status());
            out.writeUTF(call.outcome().name());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Entry decoded(long number, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Entry(
                    number,
                    new Call(
                            in.readUTF(),
                            readText(in),
                            in.readUTF(),
                            readText(in),
                            readInstant(in),
                            readText(in),
                            Objects.requireNonNull(readInstant(in)),
                            in.readShort(),
                            Outcome.valueOf(in.readUTF())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    static @Nullable String readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    static void writeInstant(DataOutputStream out, @Nullable Instant instant) throws IOException {
        out.writeInt(instant == null ? -1 : instant.getNano());
        if (instant != null) {
            out.writeLong(instant.getEpochSecond());
        }
    }

    static @Nullable Instant readInstant(DataInputStream in) throws IOException {
        var nanos = in.readInt();
        return nanos < 0 ? null : Instant.ofEpochSecond(in.readLong(), nanos);
    }
}
