package tn.ars.tuniclaim.dashboard.news;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Told within a transaction, heard by every instance once that is committed; told twice in one, heard once. */
@Component
public class News {

    static final String CHANNEL = "dashboard_news";

    private final JdbcTemplate jdbc;

    News(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that a page shows has changed. */
    public void tell() {
        jdbc.query("select pg_notify(?, '')", row -> {}, CHANNEL);
    }
}
