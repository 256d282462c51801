package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Forgets where the partner once said something else than ARS. */
@Service
public class ForgetDrift {

    private final JdbcClient jdbc;

    ForgetDrift(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void before(Instant time) {
        jdbc.sql("delete from drift where at < ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .update();
    }
}
