package tn.ars.tuniclaim.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

class OutagesTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true", // the connection broke
        "40001, true", // a conflict with another transaction
        "53100, true", // the disk is full
        "57P01, true", // the server was stopped
        "42P01, true", // the table was dropped
        "3F000, true", // the schema was dropped
        "42703, false", // there is no such column
        "54000, false", // more than fits into an index
        "22001, false", // a text is too long
        "23505, false", // it is there already
    })
    void knows_what_time_mends_from_the_state_that_the_database_tells(String state, boolean isOutage) {
        var failure = new SQLException("told by the server", state);
        var told = new SQLStateSQLExceptionTranslator().translate("insert", "insert", failure);
        var thrown =
                Objects.requireNonNullElseGet(told, () -> new UncategorizedSQLException("insert", "insert", failure));
        assertThat(Outages.isOutage(thrown)).isEqualTo(isOutage);
    }
}
