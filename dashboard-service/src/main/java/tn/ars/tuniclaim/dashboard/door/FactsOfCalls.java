package tn.ars.tuniclaim.dashboard.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.door.Keyed.Taken;
import tn.ars.tuniclaim.dashboard.door.Keyed.Told;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCall;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCalls;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.publish.Facts;

/** Makes the fact that a call tells: a new one, or under a key the one that was told first. */
@Component
class FactsOfCalls {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String VISIBLE_ASCII = "[!-~]{1,128}";

    private final Facts facts;
    private final KeyedCalls keyedCalls;

    FactsOfCalls(Facts facts, KeyedCalls keyedCalls) {
        this.facts = facts;
        this.keyedCalls = keyedCalls;
    }

    Keyed of(String call, byte[] body, Change change, @Nullable String key) {
        var fact = facts.of(change.event());
        if (key == null) {
            return new Told(new Fact<>(fact.id(), change.at(), fact.source(), fact.event()));
        }
        if (!key.matches(VISIBLE_ASCII)) {
            throw new InvalidField(IDEMPOTENCY_KEY, "doit avoir 1 à 128 caractères ASCII visibles");
        }
        var keyed = new KeyedCall(id(call, change.event(), key), Fields.of(body).fingerprint(), change.at());
        var first = keyedCalls.first(keyed);
        return first.fingerprint().equals(keyed.fingerprint())
                ? new Told(new Fact<>(first.factId(), first.at(), fact.source(), fact.event()))
                : new Taken();
    }

    /** A repetition of the call is the same fact; the same key in another call or for another bulletin is another. */
    private static String id(String call, ArsChange change, String key) {
        var bulletin = change.bulletin() == null ? "" : change.bulletin().value();
        var name = String.join("\n", call, change.bordereau().value(), bulletin, key);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
