package tn.ars.tuniclaim.simulator.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;
import tools.jackson.databind.JsonNode;

/** A state that ARS decided on and that ought to arrive, unless a newer one of the same thing does. */
public record Expected(
        String key,
        String bordereau,
        @Nullable String bsId,
        String kind,
        @Nullable String state,
        Instant at) {

    public static Expected read(JsonNode json) {
        var form = new Form(json);
        var at = form.instant("at");
        if (at == null) {
            throw new BadField("at", "is missing");
        }
        var expected = new Expected(
                form.requiredText("key"),
                form.requiredText("bordereau"),
                form.text("bsId"),
                form.requiredText("kind"),
                form.text("state"),
                at);
        form.nothingElse();
        return expected;
    }

    byte[] encoded() {
        var bytes = new ByteArrayOutputStream(120);
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(bordereau);
            Entry.writeText(out, bsId);
            out.writeUTF(kind);
            Entry.writeText(out, state);
            out.writeInt(at.getNano());
            out.writeLong(at.getEpochSecond());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Expected decoded(String key, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var bordereau = in.readUTF();
            var bsId = Entry.readText(in);
            var kind = in.readUTF();
            var state = Entry.readText(in);
            var nanos = in.readInt();
            return new Expected(key, bordereau, bsId, kind, state, Instant.ofEpochSecond(in.readLong(), nanos));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
