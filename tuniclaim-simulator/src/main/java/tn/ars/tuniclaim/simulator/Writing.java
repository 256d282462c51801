package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.Dataset;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;
import tn.ars.tuniclaim.simulator.ledger.Call;
import tn.ars.tuniclaim.simulator.ledger.Call.Outcome;
import tn.ars.tuniclaim.simulator.ledger.Ledger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads writing calls and decides about them as the partner would. */
final class Writing {

    private final Stage stage;
    private final Map<String, WritingCall> calls;

    Writing(Stage stage) {
        this.stage = stage;
        this.calls = stage.settings().writingCalls().stream()
                .collect(Collectors.toUnmodifiableMap(WritingCall::kind, call -> call));
    }

    @Nullable
    WritingCall callOf(String kind) {
        return calls.get(kind);
    }

    /**
     * A call with the answer that it deserves.
     *
     * @param call as it stands in the ledger if all goes well
     */
    record Received(Call call, JsonNode json) {

        String kind() {
            return call.kind();
        }

        int status() {
            return call.status();
        }

        byte[] answer() {
            return Exchange.JSON.writeValueAsBytes(json);
        }

        boolean writeAnswer(OutputStream out) {
            try {
                out.write(answer());
                return true;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        Call faulted(int status) {
            return call.answered(status, Outcome.FAULTED);
        }

        Call carriedOut(boolean lost) {
            return lost && call.outcome() == Outcome.ACCEPTED ? call.answered(0, Outcome.LOST) : call;
        }

        void loseAnswer(Ledger ledger, long number) {
            if (call.outcome() == Outcome.ACCEPTED) {
                ledger.answerLost(number);
            }
        }
    }

    Received read(WritingCall kind, String id, byte @Nullable [] body, @Nullable String key) {
        var draft = new Draft(kind, id, key, stage.settings().clock().instant());
        if (body == null) {
            return draft.answered(413, "requête trop longue");
        }
        try {
            return draft.judge(new Form(Exchange.JSON.readTree(body)));
        } catch (BadField wrong) {
            return draft.answered(400, "champ invalide \"%s\"".formatted(wrong.field()));
        } catch (JacksonException unreadable) {
            return draft.answered(400, "corps JSON attendu");
        }
    }

    private final class Draft {

        private final Dataset dataset = stage.dataset().get();
        private final WritingCall kind;
        private final String id;
        private final @Nullable String key;
        private final Instant receivedAt;
        private @Nullable String bsId;
        private @Nullable String state;
        private @Nullable Instant at;
        private String bordereau;

        Draft(WritingCall kind, String id, @Nullable String key, Instant receivedAt) {
            this.kind = kind;
            this.id = id;
            this.key = key;
            this.receivedAt = receivedAt;
            this.bordereau = id;
        }

        Received judge(Form form) {
            bsId = form.text("bsId");
            state = form.text(kind.stateField());
            var index = dataset.find(id);
            if (index.isEmpty()) {
                return answered(404, "bordereau inconnu \"%s\"".formatted(id));
            }
            bordereau = dataset.reference(index.getAsLong());
            if (state == null) {
                return answered(400, "champ manquant \"%s\"".formatted(kind.stateField()));
            }
            at = form.instant(kind.timeField());
            var named = form.text("bordereauId");
            if (named != null && !namesOf(index.getAsLong()).contains(named)) {
                return answered(422, "bordereauId \"%s\" ne correspond pas".formatted(named));
            }
            if (bsId != null && !dataset.hasBulletin(index.getAsLong(), bsId)) {
                return answered(404, "bulletin inconnu \"%s\"".formatted(bsId));
            }
            if (!kind.knows(state, bsId != null)) {
                return answered(422, "code inconnu \"%s\"".formatted(state));
            }
            return answered(200, "enregistré");
        }

        private Set<String> namesOf(long index) {
            // Not Set.of: reference and wire reference are mostly the same.
            return Stream.of(bordereau, dataset.wireReference(index), dataset.id(index))
                    .collect(Collectors.toSet());
        }

        Received answered(int status, String message) {
            var outcome = status == 200 ? Outcome.ACCEPTED : Outcome.REFUSED;
            var call = new Call(bordereau, bsId, kind.kind(), state, at, key, receivedAt, status, outcome);
            return new Received(call, Exchange.message(message));
        }
    }
}
