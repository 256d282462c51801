package tn.ars.tuniclaim.importer.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.BulletinImported.Item;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.ImportEffect;

/** Reads back from the rows what is to be told. What changed again since then is told with the mark of that change only. */
@Repository
class StoredFacts {

    private final JdbcClient jdbc;

    StoredFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the mark's number, the bordereau first, then its bulletins, as far as the mark's run wrote them last. All of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<Long, List<Event>> of(List<Mark> read) {
        var marks = newestOfTheirRun(read);
        var bordereaux = bordereaux(marks);
        var items = items(marks);
        var facts = new HashMap<Long, List<Event>>();
        for (var mark : marks) {
            var bordereau = bordereaux.get(mark.seq());
            if (bordereau != null) {
                facts.put(mark.seq(), new ArrayList<>(List.of(bordereau)));
            }
        }
        jdbc.sql("""
                        select m.seq, m.run_id, b.reference, s.* from bulletin_de_soin s
                        join unnest(?::bigint[], ?::bigint[], ?::uuid[]) as m (seq, bordereau_id, run_id)
                            on s.bordereau_id = m.bordereau_id and m.run_id = s.changed_by_run
                        join bordereau b on b.id = s.bordereau_id
                        order by s.id
                        """).params(marked(marks)).query(row -> {
            facts.computeIfAbsent(row.getLong("seq"), _ -> new ArrayList<>())
                    .add(bulletin(row, items.getOrDefault(row.getLong("id"), List.of())));
        });
        return facts;
    }

    /** A run that reads the list again may change a bordereau twice: the rows hold the second change only. */
    private List<Mark> newestOfTheirRun(List<Mark> marks) {
        var changedAgain =
                Set.copyOf(jdbc.sql("""
                        select m.seq from unnest(?::bigint[], ?::bigint[], ?::uuid[]) as m (seq, bordereau_id, run_id)
                        where exists (
                            select from publication p
                            where p.bordereau_id = m.bordereau_id and p.run_id = m.run_id and p.seq > m.seq)
                        """).params(marked(marks)).query(Long.class).list());
        return marks.stream().filter(mark -> !changedAgain.contains(mark.seq())).toList();
    }

    private static List<Object> marked(List<Mark> marks) {
        return List.of(
                marks.stream().map(Mark::seq).toArray(Long[]::new),
                marks.stream().map(Mark::bordereau).toArray(Long[]::new),
                marks.stream().map(Mark::run).toArray(UUID[]::new));
    }

    private Map<Long, Event> bordereaux(List<Mark> marks) {
        var bordereaux = new HashMap<Long, Event>();
        jdbc.sql("""
                        select m.seq, m.run_id, b.*, c.name as client, p.name as prestataire from bordereau b
                        join unnest(?::bigint[], ?::bigint[], ?::uuid[]) as m (seq, bordereau_id, run_id)
                            on b.id = m.bordereau_id and b.changed_by_run = m.run_id
                        join client c on c.id = b.client_id
                        left join prestataire p on p.id = b.prestataire_id
                        """).params(marked(marks)).query(row -> {
            bordereaux.put(row.getLong("seq"), bordereau(row));
        });
        return bordereaux;
    }

    private Map<Long, List<Item>> items(List<Mark> marks) {
        return jdbc
                .sql("""
                        select i.* from bulletin_item i
                        join bulletin_de_soin s on s.id = i.bulletin_id
                        join unnest(?::bigint[], ?::bigint[], ?::uuid[]) as m (seq, bordereau_id, run_id)
                            on s.bordereau_id = m.bordereau_id and m.run_id = s.changed_by_run
                        order by i.bulletin_id, i.position
                        """)
                .params(marked(marks))
                .query((row, _) -> Map.entry(row.getLong("bulletin_id"), item(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static BordereauImported bordereau(ResultSet row) throws SQLException {
        var partnerId = row.getString("partner_id");
        return new BordereauImported(
                new BordereauReference(row.getString("reference")),
                effect(row),
                partnerId == null ? null : new PartnerId(partnerId),
                row.getString("client"),
                row.getString("prestataire"),
                BordereauStatus.valueOf(row.getString("statut")),
                row.getObject("date_reception", OffsetDateTime.class).toInstant(),
                row.getInt("delai_reglement"),
                row.getObject("nombre_bs", Integer.class),
                row.getInt("bulletins"),
                row.getObject("run_id", UUID.class));
    }

    private static ImportEffect effect(ResultSet row) throws SQLException {
        var isCreated = row.getObject("run_id", UUID.class).equals(row.getObject("created_by_run", UUID.class));
        return isCreated ? ImportEffect.CREATED : ImportEffect.UPDATED;
    }

    private static BulletinImported bulletin(ResultSet row, List<Item> items) throws SQLException {
        return new BulletinImported(
                new BordereauReference(row.getString("reference")),
                new NumeroBs(row.getString("num_bs")),
                effect(row),
                BulletinStatus.valueOf(row.getString("etat")),
                row.getString("code_assure"),
                row.getString("matricule"),
                row.getString("nom_assure"),
                row.getString("nom_beneficiaire"),
                row.getString("nom_bordereau"),
                row.getString("nom_prestation"),
                row.getString("nom_societe"),
                row.getString("acte"),
                instant(row, "date_creation"),
                row.getObject("date_maladie", LocalDate.class),
                row.getObject("date_soin", LocalDate.class),
                row.getObject("date_echeance", LocalDate.class),
                montant(row, "total_pec"),
                montant(row, "montant"),
                row.getInt("delai_reglement"),
                row.getString("priority"),
                row.getString("observation_global"),
                row.getString("lien"),
                items,
                row.getObject("run_id", UUID.class));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("nom_produit"),
                row.getObject("quantite", Integer.class),
                row.getString("commentaire"),
                row.getString("nom_chapitre"),
                row.getString("nom_prestataire"),
                row.getObject("date_prestation", LocalDate.class),
                row.getString("type_honoraire"),
                montant(row, "depense"),
                montant(row, "pec"),
                montant(row, "participation_adherent"),
                row.getString("message"),
                row.getString("code_message"),
                row.getString("acuite_droite"),
                row.getString("acuite_gauche"),
                row.getString("nombre_cle"),
                row.getObject("nb_jour_depassement", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Montant montant(ResultSet row, String column) throws SQLException {
        BigDecimal dinars = row.getBigDecimal(column);
        return dinars == null ? null : new Montant(dinars);
    }
}
