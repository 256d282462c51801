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
import tn.ars.tuniclaim.event.RejectionCode;
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
            case Entry.Incomplete incomplete -> rejected(entry, unfit(incomplete));
        };
    }

    private static Reading read(Entry.Whole entry) {
        try {
            return normalized(entry, Fields.of(entry.json()));
        } catch (Unfit unfit) {
            return rejected(entry, unfit);
        }
    }

    /** Only of the whole entry can it be that it was not readable; otherwise it is its bulletins that could not be had. */
    private static Unfit unfit(Entry.Incomplete entry) {
        var code = entry.field().isEmpty() ? RejectionCode.UNREADABLE : RejectionCode.BULLETINS_UNAVAILABLE;
        return new Unfit(entry.field(), code, null, entry.reason());
    }

    private static Normalized normalized(Entry entry, Fields fields) {
        var reference = BordereauReader.reference(fields);
        var content = BordereauReader.content(fields);
        var statut = BordereauReader.statut(fields);
        var bulletins = new Bulletins(entry);
        fields.list("bulletinsSoins", MAX_BULLETINS).forEach(bulletins::read);
        if (fields.has("nombreBS")) {
            bulletins.compareWith(content.nombreBs());
        }
        if (statut != null && BordereauStatus.fromPartner(statut).isEmpty()) {
            bulletins.met(Oddity.STATUT_UNKNOWN);
        }
        return new Normalized(
                entry.position(),
                new PartnerBordereau(reference, content, statut, List.copyOf(bulletins.taken.values())),
                bulletins.repeated,
                bulletins.refused,
                bulletins.oddities);
    }

    private static Rejected rejected(Entry entry, Unfit unfit) {
        return rejected(entry, 0, null, unfit);
    }

    private static Rejected rejected(Entry entry, int bulletin, @Nullable String numBs, Unfit unfit) {
        return new Rejected(
                entry.position(),
                bulletin,
                legible(entry.json(), "reference"),
                numBs,
                unfit.field().isEmpty() ? null : unfit.field(),
                unfit.code(),
                unfit.expected(),
                unfit.reason(),
                entry.json());
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
        private final List<Rejected> refused = new ArrayList<>();
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
                refused.add(rejected(entry, came, legible(json, "numBs"), unfit));
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

        /** @param announced null where it cannot be read */
        void compareWith(@Nullable Integer announced) {
            if (announced == null || announced != came) {
                met(Oddity.NOMBRE_BS_DIFFERS);
            }
        }

        void met(Oddity oddity) {
            oddities.merge(oddity, 1L, Long::sum);
        }
    }
}
