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
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCall;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCalls;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.intake.Outages;
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
    private static final String TAKEN = IDEMPOTENCY_KEY
            + " a déjà servi avec un autre corps : envoyez une nouvelle clé pour un nouveau changement, et la même clé"
            + " seulement pour répéter le même appel";
    private static final String VISIBLE_ASCII = "[!-~]{1,128}";

    private final EventPublisher publisher;
    private final Facts facts;
    private final KeyedCalls keyedCalls;
    private final Clock clock;
    private final Ledger ledger;

    PushCalls(EventPublisher publisher, Facts facts, KeyedCalls keyedCalls, Clock clock, Ledger ledger) {
        this.publisher = publisher;
        this.facts = facts;
        this.keyedCalls = keyedCalls;
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
            var body = body(request);
            var change = reading.read(body, account, clock.instant());
            var fact = fact(call, body, change, request.getHeader(IDEMPOTENCY_KEY));
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
        } catch (KeyTaken taken) {
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("account", account)
                    .addKeyValue("field", IDEMPOTENCY_KEY)
                    .log("a change was refused: its key was used for another one");
            var message =
                    "La demande est refusée : l’en-tête " + IDEMPOTENCY_KEY + " a déjà servi à un autre changement.";
            return answer(call, "refused", HttpStatus.UNPROCESSABLE_CONTENT, message, null, TAKEN);
        } catch (NotPublished unreachable) {
            return unavailable(call, account, "Kafka");
        } catch (DataAccessException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            return unavailable(call, account, "La base de données");
        }
    }

    private ResponseEntity<PushAnswerJson> unavailable(String call, String account, String what) {
        log.atWarn()
                .addKeyValue("call", call)
                .addKeyValue("account", account)
                .addKeyValue("away", what)
                .log("a change could not be taken");
        var message = "Le changement n’a pas pu être pris en compte. Réessayez dans un instant.";
        return answer(call, "unavailable", HttpStatus.SERVICE_UNAVAILABLE, message, null, what + " ne répond pas.");
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

    private Fact<?> fact(String call, byte[] body, Change change, @Nullable String key) {
        var fact = facts.of(change.event());
        if (key == null) {
            return new Fact<>(fact.id(), change.at(), fact.source(), fact.event());
        }
        if (!key.matches(VISIBLE_ASCII)) {
            throw new InvalidField(IDEMPOTENCY_KEY, "doit avoir 1 à 128 caractères ASCII visibles");
        }
        var keyed = new KeyedCall(id(call, change.event(), key), Fields.of(body).fingerprint(), change.at());
        var first = keyedCalls.first(keyed);
        if (!first.fingerprint().equals(keyed.fingerprint())) {
            throw new KeyTaken();
        }
        return new Fact<>(first.factId(), first.at(), fact.source(), fact.event());
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
