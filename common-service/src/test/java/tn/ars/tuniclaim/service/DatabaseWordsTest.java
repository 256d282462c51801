package tn.ars.tuniclaim.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.testparts.WithParts;

/** What PostgreSQL refuses it quotes, and what it says ends in logs. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.kafka.listener.auto-startup=false")
@WithParts
class DatabaseWordsTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_refused_row_is_not_quoted() {
        jdbc.sql("create table person (name text primary key)").update();
        assertThatThrownBy(() -> jdbc.sql("insert into person values (?), (?)")
                        .params("Amel Ben Salah", "Amel Ben Salah")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .rootCause()
                .hasMessageContaining("person_pkey")
                .hasMessageNotContaining("Amel");
    }
}
