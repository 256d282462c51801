package tn.ars.tuniclaim.simulator.fault;

import java.util.List;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;

/** What goes wrong. */
public sealed interface Effect {

    List<String> WORDS = List.of(
            "latency",
            "error",
            "reset",
            "hang",
            "refuse",
            "truncate",
            "invalidJson",
            "drip",
            "inFlightLimit",
            "rateLimit");

    /** Meets the call as a whole: instead of being applied, or once it has been, so that only the answer is lost. */
    sealed interface Interruption extends Effect {}

    /** Meets the answer's body while it is written. */
    sealed interface BodyFault extends Effect {}

    record Latency(Spread spread) implements Effect {}

    /** @param retryAfterSeconds below 0: no {@code Retry-After} */
    record ErrorAnswer(int status, long retryAfterSeconds, boolean retryAfterAsDate) implements Interruption {}

    /** The connection is reset (RST). */
    record Reset() implements Interruption {}

    /** No answer until the fault is taken away or the client leaves. Each is its own, so no record. */
    final class Hang implements Interruption {}

    /** The API's socket is closed: connections are refused. */
    record Refuse() implements Effect {}

    /** The body breaks off and the connection closes. */
    record Truncate(long afterBytes) implements BodyFault {}

    /** The body ends well as HTTP, and is no JSON. */
    record InvalidJson(long afterBytes) implements BodyFault {}

    record Drip(long bytesPerSecond) implements BodyFault {}

    /** @param limit calls at once; those beyond are answered with {@code over} */
    record InFlightLimit(int limit, ErrorAnswer over) implements Effect {}

    record RateLimit(int perSecond, ErrorAnswer over) implements Effect {}

    static Effect read(Form form) {
        return switch (form.requiredText("effect")) {
            case "latency" -> new Latency(Spread.read(form));
            case "error" -> errorAnswer(form, form.number("status", 400, 599));
            case "reset" -> new Reset();
            case "hang" -> new Hang();
            case "refuse" -> new Refuse();
            case "truncate" -> new Truncate(form.number("afterBytes", 200, 0, Long.MAX_VALUE));
            case "invalidJson" -> new InvalidJson(form.number("afterBytes", 200, 0, Long.MAX_VALUE));
            case "drip" -> new Drip(form.number("bytesPerSecond", 1, Integer.MAX_VALUE));
            case "inFlightLimit" ->
                new InFlightLimit(
                        (int) form.number("limit", 0, 1_000_000),
                        errorAnswer(form, form.number("status", 503, 400, 599)));
            case "rateLimit" ->
                new RateLimit(
                        (int) form.number("perSecond", 1, 1_000_000),
                        errorAnswer(form, form.number("status", 429, 400, 599)));
            default -> throw new BadField("effect", "must be one of " + String.join(", ", WORDS));
        };
    }

    private static ErrorAnswer errorAnswer(Form form, long status) {
        return new ErrorAnswer(
                (int) status,
                form.number("retryAfterSeconds", -1, 0, 86_400),
                form.word("retryAfterAs", List.of("seconds", "date"), "seconds").equals("date"));
    }
}
