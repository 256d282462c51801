package tn.ars.tuniclaim.pusher.bordereau;

import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.pusher.PusherDatabase;

class JdbcBordereauxTest implements BordereauxContract {

    private static final DataSource DATABASE = PusherDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JdbcBordereaux bordereaux = new JdbcBordereaux(jdbc, new JdbcTemplate(DATABASE));

    @Override
    public Bordereaux bordereaux() {
        return bordereaux;
    }

    @Override
    public void learn(BordereauReference reference, @Nullable BordereauReference id) {
        var partnerId = id == null ? null : new PartnerId(id.value());
        bordereaux.learn(List.of(new BordereauImported(
                reference,
                ImportEffect.CREATED,
                partnerId,
                "Client",
                null,
                BordereauStatus.EN_ATTENTE,
                MIDNIGHT,
                5,
                null,
                5,
                new UUID(0, 0))));
    }

    @Override
    public void visited(BordereauReference name) {
        jdbc.sql("insert into lane (bordereau) values (?)").param(name.value()).update();
    }
}
