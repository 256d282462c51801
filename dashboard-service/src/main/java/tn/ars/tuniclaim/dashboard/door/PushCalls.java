package tn.ars.tuniclaim.dashboard.door;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.Facts;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Telling the partner of a status or a payment, for screens that do not speak Kafka. A success means that all replicas have it. */
@RestController
@RequestMapping(path = "/bulletin-soin/sync/tuniclaim", consumes = APPLICATION_JSON_VALUE)
class PushCalls {

    private static final Logger log = LoggerFactory.getLogger(PushCalls.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String VISIBLE_ASCII = "[!-~]{1,128}";

    private final EventPublisher publisher;
    private final Facts facts;
    private final Clock clock;
    private final Ledger ledger;

    PushCalls(EventPublisher publisher, Facts facts, Clock clock, Ledger ledger) {
        this.publisher = publisher;
        this.facts = facts;
        this.clock = clock;
        this.ledger = ledger;
    }

    @PostMapping("/push-status")
    ResponseEntity<PushAnswerJson> pushStatus(
            InputStream body, @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        return push("push-status", body, key, Change::ofStatus);
    }

    @PostMapping("/push-payment")
    ResponseEntity<PushAnswerJson> pushPayment(
            InputStream body, @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        return push("push-payment", body, key, Change::ofPayment);
    }

    private ResponseEntity<PushAnswerJson> push(String call, InputStream body, @Nullable String key, Reading reading)
            throws IOException {
        try {
            var fact = fact(reading.read(bounded(body), clock.instant()), key);
            publisher.publish(fact);
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("factId", fact.id())
                    .addKeyValue("bordereau", fact.event().key())
                    .log("a change was taken");
            return answer(call, "accepted", HttpStatus.OK, "Le changement est pris en compte.", fact.id(), null);
        } catch (InvalidField wrong) {
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("field", wrong.field())
                    .log("a change was refused");
            var message = "La demande est refusée : le champ " + wrong.field() + " n’est pas valable.";
            return answer(call, "refused", HttpStatus.BAD_REQUEST, message, null, wrong.getMessage());
        } catch (NotPublished unreachable) {
            log.atWarn().addKeyValue("call", call).log("a change could not be taken: Kafka is away");
            var message = "Le changement n’a pas pu être pris en compte. Réessayez dans un instant.";
            return answer(call, "unavailable", HttpStatus.SERVICE_UNAVAILABLE, message, null, "Kafka ne répond pas.");
        }
    }

    private static byte[] bounded(InputStream body) throws IOException {
        var bytes = body.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw new InvalidField("body", "doit avoir au plus " + MAX_BODY_BYTES / 1024 + " Kio");
        }
        return bytes;
    }

    /** The caller's own key makes a repetition of the call the same fact. */
    private Fact<?> fact(Change change, @Nullable String key) {
        if (key != null && !key.matches(VISIBLE_ASCII)) {
            throw new InvalidField(IDEMPOTENCY_KEY, "doit avoir 1 à 128 caractères ASCII visibles");
        }
        var fact = facts.of(change.event());
        return new Fact<>(key == null ? fact.id() : key, change.at(), fact.source(), fact.event());
    }

    private ResponseEntity<PushAnswerJson> answer(
            String call,
            String outcome,
            HttpStatus status,
            String message,
            @Nullable String eventId,
            @Nullable String error) {
        ledger.count(call, outcome);
        return ResponseEntity.status(status).body(new PushAnswerJson(status == HttpStatus.OK, message, eventId, error));
    }

    @FunctionalInterface
    private interface Reading {
        Change read(byte[] body, Instant now);
    }
}
