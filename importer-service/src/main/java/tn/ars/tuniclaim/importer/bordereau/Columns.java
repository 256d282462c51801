package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;

/** How the domain's values lie in columns. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class References implements AttributeConverter<BordereauReference, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable BordereauReference reference) {
            return reference == null ? null : reference.value();
        }

        @Override
        public @Nullable BordereauReference convertToEntityAttribute(@Nullable String value) {
            return value == null ? null : new BordereauReference(value);
        }
    }

    @Converter(autoApply = true)
    static class PartnerIds implements AttributeConverter<PartnerId, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable PartnerId id) {
            return id == null ? null : id.value();
        }

        @Override
        public @Nullable PartnerId convertToEntityAttribute(@Nullable String value) {
            return value == null ? null : new PartnerId(value);
        }
    }

    @Converter(autoApply = true)
    static class Numeros implements AttributeConverter<NumeroBs, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable NumeroBs numBs) {
            return numBs == null ? null : numBs.value();
        }

        @Override
        public @Nullable NumeroBs convertToEntityAttribute(@Nullable String value) {
            return value == null ? null : new NumeroBs(value);
        }
    }

    @Converter(autoApply = true)
    static class Montants implements AttributeConverter<Montant, BigDecimal> {
        @Override
        public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Montant montant) {
            return montant == null ? null : montant.dinars();
        }

        @Override
        public @Nullable Montant convertToEntityAttribute(@Nullable BigDecimal dinars) {
            return dinars == null ? null : new Montant(dinars);
        }
    }
}
