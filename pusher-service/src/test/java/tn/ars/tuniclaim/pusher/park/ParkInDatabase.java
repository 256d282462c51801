package tn.ars.tuniclaim.pusher.park;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.pusher.change.ReadableChanges;
import tools.jackson.databind.json.JsonMapper;

/** The real park, without the service. */
public final class ParkInDatabase {

    private ParkInDatabase() {}

    public static Park of(DataSource database, Duration claim, Clock clock) {
        var jdbc = JdbcClient.create(database);
        return new JdbcPark(
                jdbc,
                new ParkedRecords(ReadableChanges::of, new EventCodec(), JsonMapper.shared()),
                new JdbcClaims(jdbc, new ParkProperties(claim, Duration.ofSeconds(20), Duration.ofDays(365)), clock),
                clock);
    }
}
