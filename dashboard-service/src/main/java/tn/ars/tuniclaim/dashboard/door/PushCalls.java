package tn.ars.tuniclaim.dashboard.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.Facts;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Telling the partner of a status or a payment, for screens that do not speak Kafka. A success means that all replicas have it. */
@RestController
@RequestMapping("/bulletin-soin/sync/tuniclaim")
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
    ResponseEntity<PushAnswerJson> pushStatus(HttpServletRequest request, Principal account) {
        return push("push-status", request, account.getName(), Change::ofStatus);
    }

    @PostMapping("/push-payment")
    ResponseEntity<PushAnswerJson> pushPayment(HttpServletRequest request, Principal account) {
        return push("push-payment", request, account.getName(), Change::ofPayment);
    }

    private ResponseEntity<PushAnswerJson> push(
            String call, HttpServletRequest request, String account, Reading reading) {
        try {
            var change = reading.read(body(request), account, clock.instant());
            var fact = fact(call, change, request.getHeader(IDEMPOTENCY_KEY));
            publisher.publish(fact);
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("account", account)
                    .addKeyValue("factId", fact.id())
                    .addKeyValue("bordereau", fact.event().key())
                    .log("a change was taken");
            return answer(call, "accepted", HttpStatus.OK, "Le changement est pris en compte.", fact.id(), null);
        } catch (InvalidField wrong) {
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("account", account)
                    .addKeyValue("field", wrong.field())
                    .log("a change was refused");
            var message = "La demande est refusée : le champ " + wrong.field() + " n’est pas valable.";
            return answer(call, "refused", HttpStatus.BAD_REQUEST, message, null, wrong.getMessage());
        } catch (NotPublished unreachable) {
            log.atWarn()
                    .addKeyValue("call", call)
                    .addKeyValue("account", account)
                    .log("a change could not be taken: Kafka is away");
            var message = "Le changement n’a pas pu être pris en compte. Réessayez dans un instant.";
            return answer(call, "unavailable", HttpStatus.SERVICE_UNAVAILABLE, message, null, "Kafka ne répond pas.");
        }
    }

    private static byte[] body(HttpServletRequest request) {
        if (!isJson(request.getContentType())) {
            throw new InvalidField(HttpHeaders.CONTENT_TYPE, "doit être application/json");
        }
        try {
            var bytes = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length <= MAX_BODY_BYTES) {
                return bytes;
            }
        } catch (IOException broken) {
            throw new InvalidField("body", "doit arriver en entier");
        }
        throw new InvalidField("body", "doit avoir au plus " + MAX_BODY_BYTES / 1024 + " Kio");
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException nonsense) {
            return false;
        }
    }

    private Fact<?> fact(String call, Change change, @Nullable String key) {
        if (key != null && !key.matches(VISIBLE_ASCII)) {
            throw new InvalidField(IDEMPOTENCY_KEY, "doit avoir 1 à 128 caractères ASCII visibles");
        }
        var fact = facts.of(change.event());
        return new Fact<>(
                key == null ? fact.id() : id(call, change.event(), key), change.at(), fact.source(), fact.event());
    }

    /** A repetition of the call is the same fact; the same key in another call or for another bulletin is another. */
    private static String id(String call, ArsChange change, String key) {
        var bulletin = change.bulletin() == null ? "" : change.bulletin().value();
        var name = String.join("\n", call, change.bordereau().value(), bulletin, key);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private ResponseEntity<PushAnswerJson> answer(
            String call,
            String outcome,
            HttpStatus status,
            String message,
            @Nullable String eventId,
            @Nullable String error) {
        ledger.count(call, outcome);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new PushAnswerJson(status == HttpStatus.OK, message, eventId, error));
    }

    @FunctionalInterface
    private interface Reading {
        Change read(byte[] body, String account, Instant now);
    }
}
