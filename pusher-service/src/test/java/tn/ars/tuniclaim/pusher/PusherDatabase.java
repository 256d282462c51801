package tn.ars.tuniclaim.pusher;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tn.ars.tuniclaim.testparts.Parts;

/** The service's tables in an empty database, without the service. */
public final class PusherDatabase {

    private static final String SCHEMA = "pusher";

    private PusherDatabase() {}

    public static DataSource fresh() {
        var database = Parts.freshDatabase();
        var source = new DriverManagerDataSource(database.url(), database.username(), database.password());
        source.setSchema(SCHEMA);
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/common", "classpath:db/migration")
                .load()
                .migrate();
        return source;
    }
}
