package tn.ars.tuniclaim.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.fault.Effect;
import tn.ars.tuniclaim.simulator.fault.Effect.Interruption;
import tn.ars.tuniclaim.simulator.fault.Plan;
import tools.jackson.core.JacksonException;

/** The partner's API, every call at the mercy of the faults. */
final class PartnerHandler extends Handler.Abstract {

    static final String LIST = "list";
    static final String BULLETINS = "bulletins";
    static final String SOCIETE = "societe";

    private static final String UNKNOWN = "unknown";
    private static final String NO_SUCH_CALL = "adresse inconnue";
    private static final int BUFFER = 64 * 1024;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Stage stage;
    private final Writing writing;

    PartnerHandler(Stage stage) {
        this.stage = stage;
        this.writing = new Writing(stage);
    }

    /** Writes a body of unknown length; false if there is nothing to write it of. */
    private interface Body {
        boolean writeTo(OutputStream out);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var exchange = new Exchange(request, response, callback);
        if (!isKnownCaller(exchange)) {
            refuse(exchange, "unauthorized", 401, "jeton absent ou inconnu");
            return true;
        }
        var path = exchange.path();
        var called = exchange.method() + " " + String.join("/", path.subList(0, Math.min(2, path.size())));
        switch (called + " " + path.size()) {
            case "GET api/bordereaux 2" -> readList(exchange);
            case "GET api/societes 3" -> readSociete(exchange, path.get(2));
            case "GET api/bordereaux 4" -> readBulletins(exchange, path.get(2), path.get(3));
            case "PUT api/bordereaux 4" -> put(exchange, path.get(2), path.get(3));
            default -> refuse(exchange, UNKNOWN, 404, NO_SUCH_CALL);
        }
        return true;
    }

    private boolean isKnownCaller(Exchange exchange) {
        var token = stage.settings().token();
        return token == null || ("Bearer " + token).equals(exchange.header(HttpHeader.AUTHORIZATION.asString()));
    }

    private void refuse(Exchange exchange, String kind, int status, String message) {
        stage.stats().count(kind, status);
        exchange.answer(status, Exchange.message(message));
    }

    private void readList(Exchange exchange) throws IOException {
        var dataset = stage.dataset().get();
        read(exchange, LIST, null, out -> {
            dataset.writeBordereaux(out);
            return true;
        });
    }

    private void readSociete(Exchange exchange, String id) throws IOException {
        var dataset = stage.dataset().get();
        read(exchange, SOCIETE, id, out -> dataset.writeSociete(id, out));
    }

    private void readBulletins(Exchange exchange, String idOrReference, String what) throws IOException {
        if (!what.equals(BULLETINS)) {
            refuse(exchange, UNKNOWN, 404, NO_SUCH_CALL);
            return;
        }
        var dataset = stage.dataset().get();
        var index = dataset.find(idOrReference);
        read(exchange, BULLETINS, idOrReference, out -> {
            index.ifPresent(found -> dataset.writeBulletins(found, out));
            return index.isPresent();
        });
    }

    private Plan plan(String kind, @Nullable String idOrReference) {
        var dataset = stage.dataset().get();
        var index = idOrReference == null || kind.equals(SOCIETE) ? OptionalLong.empty() : dataset.find(idOrReference);
        return index.isPresent()
                ? stage.faults().plan(kind, dataset.reference(index.getAsLong()), dataset.id(index.getAsLong()))
                : stage.faults().plan(kind, idOrReference, null);
    }

    private void read(Exchange exchange, String kind, @Nullable String id, Body body) throws IOException {
        try (var plan = plan(kind, id)) {
            Pause.of(plan.delayBefore().plus(plan.delayAfter()));
            var interruption = plan.before() != null ? plan.before() : plan.after();
            if (!isOver(exchange, kind, interruption, _ -> {})) {
                write(exchange, kind, 200, plan.body(), body);
            }
        }
    }

    private void write(Exchange exchange, String kind, int status, Effect.@Nullable BodyFault fault, Body body)
            throws IOException {
        var out = new BufferedOutputStream(new LazyBody(exchange, status), BUFFER);
        var faulty = fault == null ? null : new FaultyBody(out, fault);
        try {
            if (!body.writeTo(faulty == null ? out : faulty)) {
                refuse(exchange, kind, 404, "inconnu : aucun élément de cet identifiant");
                return;
            }
        } catch (JacksonException | UncheckedIOException broken) {
            if (faulty == null || !faulty.isOver()) {
                stage.stats().count(kind, Stats.NONE);
                exchange.breakOff();
                return;
            }
        }
        if (fault instanceof Effect.Truncate) {
            out.flush();
            stage.stats().count(kind, Stats.NONE);
            exchange.breakOff();
        } else {
            if (faulty != null) {
                faulty.close();
            }
            out.close();
            stage.stats().count(kind, status);
            exchange.finished();
        }
    }

    private void put(Exchange exchange, String id, String kind) throws IOException {
        var call = writing.callOf(kind);
        if (call == null) {
            refuse(exchange, UNKNOWN, 404, NO_SUCH_CALL);
            return;
        }
        var body = exchange.smallBody();
        try (var plan = plan(kind, id)) {
            var request = writing.read(call, id, body, exchange.header("Idempotency-Key"));
            Pause.of(plan.delayBefore());
            if (isOver(exchange, kind, plan.before(), status -> stage.ledger().record(request.faulted(status)))) {
                return;
            }
            var patient = plan.delayBefore().isZero() && !(plan.before() instanceof Effect.Hang);
            var lost = !patient && exchange.clientLeft();
            var number = stage.ledger().record(request.carriedOut(lost));
            answer(exchange, plan, request, number);
        }
    }

    private void answer(Exchange exchange, Plan plan, Writing.Received request, long number) throws IOException {
        var kind = request.kind();
        Runnable lost = () -> request.loseAnswer(stage.ledger(), number);
        Pause.of(plan.delayAfter());
        if (isOver(exchange, kind, plan.after(), _ -> lost.run())) {
            return;
        }
        if (plan.body() == null) {
            stage.stats().count(kind, request.status());
            exchange.answer(request.status(), "application/json", request.answer(), lost);
        } else {
            if (plan.body() instanceof Effect.Truncate) {
                lost.run();
            }
            write(exchange, kind, request.status(), plan.body(), request::writeAnswer);
        }
    }

    /**
     * True if the exchange has come to its end; a hang that was lifted lets it go on.
     *
     * @param struck told with the status, before the caller can know
     */
    private boolean isOver(Exchange exchange, String kind, @Nullable Interruption interruption, IntConsumer struck)
            throws IOException {
        switch (interruption) {
            case null -> {
                return false;
            }
            case Effect.ErrorAnswer error -> {
                struck.accept(error.status());
                stage.stats().count(kind, error.status());
                exchange.answer(error, stage.settings().clock().instant());
            }
            case Effect.Reset _ -> {
                struck.accept(Stats.NONE);
                stage.stats().count(kind, Stats.NONE);
                exchange.reset();
            }
            case Effect.Hang hang -> {
                while (stage.faults().isActive(hang)) {
                    if (exchange.clientLeft()) {
                        struck.accept(Stats.NONE);
                        stage.stats().count(kind, Stats.NONE);
                        exchange.breakOff();
                        return true;
                    }
                    Pause.of(LOOK_AGAIN);
                }
                return false;
            }
        }
        return true;
    }
}
