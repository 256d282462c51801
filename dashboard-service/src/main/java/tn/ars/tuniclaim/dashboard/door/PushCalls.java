package tn.ars.tuniclaim.dashboard.door;

import static tn.ars.tuniclaim.dashboard.door.FactsOfCalls.IDEMPOTENCY_KEY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.dashboard.door.Keyed.Taken;
import tn.ars.tuniclaim.dashboard.door.Keyed.Told;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Telling the partner of a status or a payment, for screens that do not speak Kafka. A success means that all replicas have it. */
@RestController
@RequestMapping("/bulletin-soin/sync/tuniclaim")
@Tag(name = "ARS's screens")
class PushCalls {

    private static final Logger log = LoggerFactory.getLogger(PushCalls.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String TAKEN = IDEMPOTENCY_KEY
            + " a déjà servi avec un autre corps : envoyez une nouvelle clé pour un nouveau changement, et la même clé"
            + " seulement pour répéter le même appel";

    private final Audit audit;
    private final EventPublisher publisher;
    private final FactsOfCalls facts;
    private final Clock clock;
    private final Ledger ledger;

    PushCalls(Audit audit, EventPublisher publisher, FactsOfCalls facts, Clock clock, Ledger ledger) {
        this.audit = audit;
        this.publisher = publisher;
        this.facts = facts;
        this.clock = clock;
        this.ledger = ledger;
    }

    @PostMapping("/push-status")
    @ResponseStatus(HttpStatus.OK)
    @ApiResponse(
            responseCode = "400",
            description = "`error` names the field and what would be right",
            content = @Content(schema = @Schema(implementation = PushAnswerJson.class)))
    @ApiResponse(
            responseCode = "422",
            description = "The `Idempotency-Key` was used with another body",
            content = @Content(schema = @Schema(implementation = PushAnswerJson.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It was not taken; the same call may work later",
            content = @Content(schema = @Schema(implementation = PushAnswerJson.class)))
    @Operation(
            summary = "Tell the partner of a status; with bsId that of a bulletin",
            parameters = @Parameter(name = IDEMPOTENCY_KEY, in = ParameterIn.HEADER),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Bodies.PushStatus.class))))
    ResponseEntity<PushAnswerJson> pushStatus(HttpServletRequest request, Caller caller) {
        return push("push-status", request, caller, Change::ofStatus);
    }

    @PostMapping("/push-payment")
    @ResponseStatus(HttpStatus.OK)
    @ApiResponse(
            responseCode = "400",
            description = "`error` names the field and what would be right",
            content = @Content(schema = @Schema(implementation = PushAnswerJson.class)))
    @ApiResponse(
            responseCode = "422",
            description = "The `Idempotency-Key` was used with another body",
            content = @Content(schema = @Schema(implementation = PushAnswerJson.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It was not taken; the same call may work later",
            content = @Content(schema = @Schema(implementation = PushAnswerJson.class)))
    @Operation(
            summary = "Tell the partner of a payment",
            parameters = @Parameter(name = IDEMPOTENCY_KEY, in = ParameterIn.HEADER),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Bodies.PushPayment.class))))
    ResponseEntity<PushAnswerJson> pushPayment(HttpServletRequest request, Caller caller) {
        return push("push-payment", request, caller, Change::ofPayment);
    }

    private ResponseEntity<PushAnswerJson> push(
            String call, HttpServletRequest request, Caller caller, Reading reading) {
        var account = caller.account();
        try {
            var body = body(request);
            var change = reading.read(body, account, clock.instant());
            return switch (facts.of(call, body, change, request.getHeader(IDEMPOTENCY_KEY))) {
                case Told told -> accepted(call, caller, told.fact());
                case Taken _ -> taken(call, account);
            };
        } catch (InvalidField wrong) {
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("account", account)
                    .addKeyValue("field", wrong.field())
                    .log("a change was refused");
            var message = "La demande est refusée : le champ " + wrong.field() + " n’est pas valable.";
            return answer(call, "refused", HttpStatus.BAD_REQUEST, message, null, wrong.getMessage());
        } catch (NotPublished unreachable) {
            return unavailable(call, account, "Kafka");
        } catch (DataAccessException | TransactionException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            return unavailable(call, account, "La base de données");
        }
    }

    private ResponseEntity<PushAnswerJson> accepted(String call, Caller caller, Fact<? extends ArsChange> fact) {
        audit.during(
                deed(caller, fact.event()),
                () -> {
                    publisher.publish(fact);
                    return fact.id();
                },
                Ending::done);
        log.atInfo()
                .addKeyValue("call", call)
                .addKeyValue("account", caller.account())
                .addKeyValue("factId", fact.id())
                .addKeyValue("bordereau", fact.event().key())
                .log("a change was taken");
        return answer(call, "accepted", HttpStatus.OK, "Le changement est pris en compte.", fact.id(), null);
    }

    private static Deed deed(Caller caller, ArsChange change) {
        var action = change instanceof PaymentChanged ? Action.PAYMENT_PUSHED : Action.STATUS_PUSHED;
        var bulletin = change.bulletin();
        var bordereau = change.bordereau().value();
        return new Deed(caller, action, bulletin == null ? bordereau : bordereau + " " + bulletin.value());
    }

    private ResponseEntity<PushAnswerJson> taken(String call, String account) {
        log.atInfo()
                .addKeyValue("call", call)
                .addKeyValue("account", account)
                .addKeyValue("field", IDEMPOTENCY_KEY)
                .log("a change was refused: its key was used for another one");
        var message = "La demande est refusée : l’en-tête " + IDEMPOTENCY_KEY + " a déjà servi à un autre changement.";
        return answer(call, "refused", HttpStatus.UNPROCESSABLE_CONTENT, message, null, TAKEN);
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
