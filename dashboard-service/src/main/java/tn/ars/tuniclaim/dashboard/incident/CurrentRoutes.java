package tn.ars.tuniclaim.dashboard.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tools.jackson.databind.json.JsonMapper;

/** Who is told of what, as the notifier last said. */
@Component
public class CurrentRoutes {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CurrentRoutes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty until the notifier has said so, which it does when it starts. */
    public Optional<ToldRoutes> current() {
        return jdbc.sql("select * from notice_routes")
                .query((row, _) -> {
                    var routes = row.getString("routes");
                    return new ToldRoutes(
                            UUID.nameUUIDFromBytes(routes.getBytes(UTF_8)),
                            json.readValue(routes, NoticeRoutes.class),
                            row.getString("changed_by"),
                            Columns.instantOrNull(row, "changed_at"));
                })
                .optional();
    }
}
