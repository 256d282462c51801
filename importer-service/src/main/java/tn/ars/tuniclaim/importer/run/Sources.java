package tn.ars.tuniclaim.importer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncForecast;
import tn.ars.tuniclaim.event.SyncForecast.Basis;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.importer.partner.Partner;

/** Where this process's run reads from, what that has cost so far, and how far it is. Thread-safe. */
@Component
class Sources {

    private final Partner partner;
    private final Rejections rejections;
    private final Runs runs;
    private volatile SyncTraffic before = SyncTraffic.NONE;

    Sources(Partner partner, Rejections rejections, Runs runs) {
        this.partner = partner;
        this.rejections = rejections;
        this.runs = runs;
    }

    /** For the run that this process carries out from now on. */
    Source open(Request request) {
        before = partner.traffic();
        return switch (request.reads()) {
            case LIST -> partner::read;
            case REJECTIONS ->
                readings -> partner.readAgain(
                        rejections.retried(request.run()), rejections.toRetry(request.run()), readings);
        };
    }

    /** What the present run asked of the partner. */
    SyncTraffic traffic() {
        return partner.traffic().minus(before);
    }

    /** @param received bordereaux so far */
    Optional<SyncForecast> forecast(long received) {
        var pace = partner.pace();
        if (received == 0) {
            return Optional.empty();
        }
        if (pace.share().isPresent() && pace.share().getAsDouble() > 0) {
            return Optional.of(forecast(byShare(received, pace.share()), received, pace.elapsed(), Basis.LENGTH));
        }
        return runs.lastReceived().stream()
                .mapToObj(last -> forecast(Math.max(last, received), received, pace.elapsed(), Basis.LAST_RUN))
                .findFirst();
    }

    private static long byShare(long received, OptionalDouble share) {
        return Math.max(received, Math.round(received / share.getAsDouble()));
    }

    private static SyncForecast forecast(long expected, long received, Duration elapsed, Basis basis) {
        var millis = (double) elapsed.toMillis() * (expected - received) / received;
        return new SyncForecast(expected, Duration.ofSeconds(Math.round(millis / 1000)), basis);
    }
}
