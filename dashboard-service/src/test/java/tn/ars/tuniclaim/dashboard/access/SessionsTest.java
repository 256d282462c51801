package tn.ars.tuniclaim.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

@DashboardTest
class SessionsTest {

    private static final String ACCOUNT = "scan_team";

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    private Browser reader;

    @BeforeEach
    void somebody_signs_in() {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(ACCOUNT)
                .update();
        reader = new Browser(settings).signedIn(ACCOUNT);
    }

    @Test
    void write_nothing_when_a_page_is_looked_at_again_and_again() {
        reader.get("/");
        var version = version();
        for (var i = 0; i < 5; i++) {
            assertThat(reader.get("/syncs").statusCode()).isEqualTo(200);
        }
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void last_as_long_as_somebody_is_there() {
        jdbc.sql(
                        "update spring_session set last_access_time = last_access_time - 61000, expiry_time = expiry_time - 61000"
                                + " where principal_name = ?")
                .param(ACCOUNT)
                .update();
        var before = expiry();
        assertThat(reader.get("/").statusCode()).isEqualTo(200);
        assertThat(expiry() - before).isGreaterThanOrEqualTo(61_000);
    }

    private String version() {
        return jdbc.sql("select xmin::text from spring_session where principal_name = ?")
                .param(ACCOUNT)
                .query(String.class)
                .single();
    }

    private long expiry() {
        return jdbc.sql("select expiry_time from spring_session where principal_name = ?")
                .param(ACCOUNT)
                .query(Long.class)
                .single();
    }
}
