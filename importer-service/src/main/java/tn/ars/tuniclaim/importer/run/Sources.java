package tn.ars.tuniclaim.importer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncForecast;
import tn.ars.tuniclaim.event.SyncForecast.Basis;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.importer.partner.Pace;
import tn.ars.tuniclaim.importer.partner.Partner;

/** Where this process's run reads from, what that has cost so far, and how far it is. Thread-safe. */
@Component
class Sources {

    private final Partner partner;
    private final Retries retries;
    private final Runs runs;
    private volatile SyncTraffic before = SyncTraffic.NONE;

    Sources(Partner partner, Retries retries, Runs runs) {
        this.partner = partner;
        this.retries = retries;
        this.runs = runs;
    }

    /** For the run that this process carries out from now on. */
    Source open(Request request) {
        before = partner.traffic();
        return switch (request.reads()) {
            case LIST -> partner::read;
            case REJECTIONS ->
                readings -> partner.readAgain(retries.of(request.run()), retries.count(request.run()), readings);
        };
    }

    /** What the present run asked of the partner. */
    SyncTraffic traffic() {
        return partner.traffic().minus(before);
    }

    /** @param received bordereaux so far */
    Optional<SyncForecast> forecast(long received) {
        return forecast(received, partner.pace(), runs::lastReceived);
    }

    /** @param last asked for what the last run received only where the present reading's length is not known */
    static Optional<SyncForecast> forecast(long received, Pace pace, Supplier<OptionalLong> last) {
        if (received == 0) {
            return Optional.empty();
        }
        var share = pace.share();
        if (share.isPresent() && share.getAsDouble() > 0) {
            var expected = Math.round(received / share.getAsDouble());
            return Optional.of(forecast(received, expected, pace.elapsed(), Basis.LENGTH));
        }
        return last.get().stream()
                .mapToObj(expected -> forecast(received, expected, pace.elapsed(), Basis.LAST_RUN))
                .findFirst();
    }

    private static SyncForecast forecast(long received, long expected, Duration elapsed, Basis basis) {
        var missing = Math.max(0, expected - received);
        var millis = (double) elapsed.toMillis() * missing / received;
        return new SyncForecast(received + missing, Duration.ofSeconds(Math.round(millis / 1000)), basis);
    }
}
