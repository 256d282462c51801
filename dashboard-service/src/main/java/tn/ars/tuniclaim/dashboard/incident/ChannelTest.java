package tn.ars.tuniclaim.dashboard.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;

/**
 * What the newest test of a connection to a mail server, a webhook or the partner showed.
 *
 * @param failure the other side's own words; null where it works
 * @param code of the partner's failure
 */
public record ChannelTest(
        String channel,
        boolean works,
        @Nullable String failure,
        @Nullable String code,
        Instant testedAt) {

    @JsonIgnore
    public boolean isOfPartner() {
        return channel.equals(ChannelTested.PARTNER);
    }
}
