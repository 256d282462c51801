package tn.ars.tuniclaim.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusWordsTest {

    @ParameterizedTest
    @CsvSource({
        "EN_ATTENTE, EN_ATTENTE",
        "scanne, SCANNE",
        "SCAN_TERMINE, SCANNE",
        "Scan terminé, ",
        "' en cours ', EN_COURS",
        "CLOTURE, CLOTURE",
        "V9, "
    })
    void reads_the_partners_words_for_a_bordereau(String word, BordereauStatus status) {
        assertThat(BordereauStatus.fromPartner(word).orElse(null)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, IN_PROGRESS",
        "EN_COURS, IN_PROGRESS",
        "TRAITE, VALIDATED",
        "VALIDE, VALIDATED",
        "REJETE, REJECTED",
        "PAYE, PAID",
        "V9, "
    })
    void reads_the_words_for_a_bulletin(String word, BulletinStatus status) {
        assertThat(BulletinStatus.fromPartner(word).orElse(null)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "NON_EXECUTE, PENDING",
        "EN_COURS_EXECUTION, IN_PROGRESS",
        "EXECUTE_PARTIELLEMENT, PARTIALLY_PAID",
        "REJETE, REJECTED",
        "EXECUTE, PAID"
    })
    void says_and_reads_a_payment_in_the_partners_words(PaymentStatus status, String word) {
        assertThat(status.partnerWord()).isEqualTo(word);
        assertThat(PaymentStatus.fromWord(word)).contains(status);
        assertThat(PaymentStatus.fromWord(status.name())).contains(status);
    }

    @ParameterizedTest
    @EnumSource(BordereauStatus.class)
    void no_status_is_before_itself(BordereauStatus status) {
        assertThat(status.isBefore(status)).isFalse();
    }

    @Test
    void the_way_of_a_bordereau_has_one_direction() {
        assertThat(BordereauStatus.SCANNE.isBefore(BordereauStatus.TRAITE)).isTrue();
        assertThat(BordereauStatus.TRAITE.isBefore(BordereauStatus.SCANNE)).isFalse();
        assertThat(Arrays.stream(BordereauStatus.values())
                        .filter(status ->
                                BordereauStatus.REJETE.isBefore(status) || status.isBefore(BordereauStatus.REJETE)))
                .isEmpty();
    }
}
