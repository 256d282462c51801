package tn.ars.tuniclaim.importer.normalize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.importer.bordereau.PartnerBordereau;
import tn.ars.tuniclaim.importer.bordereau.PartnerBulletin;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Entry;
import tools.jackson.databind.JsonNode;

/** Liberal in what it reads; what it cannot make sense of it rejects: a bulletin alone, or the entry as a whole. Thread-safe. */
@Component
public class NormalizeEntry {

    /** To be raised whenever a rule changes: what was read by other rules is read again, though the partner wrote the same. */
    public static final int RULES = 1;

    private static final int MAX_KEY = 128;

    /** They are written in one transaction. */
    private static final int MAX_BULLETINS = 5_000;

    public Reading normalize(Entry entry) {
        return switch (entry) {
            case Entry.Whole whole -> read(whole);
            case Entry.Incomplete incomplete -> rejected(entry, incomplete.field(), incomplete.reason());
        };
    }

    private static Reading read(Entry.Whole entry) {
        try {
            return normalized(entry, Fields.of(entry.json()));
        } catch (Unfit unfit) {
            return rejected(entry, unfit.field(), unfit.reason());
        }
    }

    private static Normalized normalized(Entry entry, Fields fields) {
        var reference = BordereauReader.reference(fields);
        var content = BordereauReader.content(fields);
        var statut = BordereauReader.statut(fields);
        var bulletins = new Bulletins(entry);
        fields.list("bulletinsSoins", MAX_BULLETINS).forEach(bulletins::read);
        bulletins.compareWith(content.nombreBs());
        if (statut != null && BordereauStatus.fromPartner(statut).isEmpty()) {
            bulletins.met(Oddity.STATUT_UNKNOWN);
        }
        return new Normalized(
                entry.position(),
                new PartnerBordereau(reference, content, statut, List.copyOf(bulletins.taken.values())),
                bulletins.repeated,
                bulletins.rejected,
                bulletins.oddities);
    }

    private static Rejected rejected(Entry entry, String field, String reason) {
        var json = entry.json();
        return new Rejected(
                entry.position(), 0, legible(json, "reference"), null, field.isEmpty() ? null : field, reason, json);
    }

    /** A key for people to look up, as far as it can be read. */
    private static @Nullable String legible(JsonNode json, String name) {
        var node = json.get(name);
        var isWord = node != null && (node.isString() || node.isIntegralNumber());
        return isWord ? Texts.clean(node.asString(), MAX_KEY) : null;
    }

    /** The bulletins of one entry, sorted out. */
    private static final class Bulletins {

        private final Entry entry;
        private final Map<NumeroBs, PartnerBulletin> taken = new LinkedHashMap<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
        private int came;
        private int repeated;

        Bulletins(Entry entry) {
            this.entry = entry;
        }

        void read(JsonNode json) {
            came++;
            try {
                take(BulletinReader.read(json));
            } catch (Unfit unfit) {
                var field = unfit.field().isEmpty() ? null : unfit.field();
                var reference = legible(entry.json(), "reference");
                rejected.add(new Rejected(
                        entry.position(), came, reference, legible(json, "numBs"), field, unfit.reason(), json));
            }
        }

        private void take(PartnerBulletin bulletin) {
            if (taken.putIfAbsent(bulletin.content().numBs(), bulletin) != null) {
                repeated++;
            } else if (bulletin.etat() != null
                    && BulletinStatus.fromPartner(bulletin.etat()).isEmpty()) {
                met(Oddity.ETAT_UNKNOWN);
            }
        }

        void compareWith(@Nullable Integer announced) {
            if (announced != null && announced != came) {
                met(Oddity.NOMBRE_BS_DIFFERS);
            }
        }

        void met(Oddity oddity) {
            oddities.merge(oddity, 1L, Long::sum);
        }
    }
}
