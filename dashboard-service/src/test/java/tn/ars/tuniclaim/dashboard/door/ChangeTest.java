package tn.ars.tuniclaim.dashboard.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.PaymentChanged;

class ChangeTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final BordereauReference BRD = new BordereauReference("BRD-1");

    @Test
    void reads_the_status_of_a_bordereau() {
        var change = status("""
                {"bordereauId": "BRD-1", "statusData": {"newStatus": "SCAN_TERMINE", "oldStatus": "a scanner",
                 "processedBy": "amira", "gestionnaireId": "g-7", "processedAt": "2026-01-05T08:30:00+01:00"}}
                """);
        assertThat(change.event())
                .isEqualTo(new BordereauStatusChanged(
                        BRD, BordereauStatus.A_SCANNER, BordereauStatus.SCANNE, "amira", "g-7"));
        assertThat(change.at()).isEqualTo(Instant.parse("2026-01-05T07:30:00Z"));
    }

    @Test
    void reads_the_status_of_a_bulletin() {
        var change = status("""
                {"bordereauId": "BRD-1", "statusData": {"bordereauId": "BRD-1", "bsId": "BS 9", "newStatus": "VALIDE",
                 "oldStatus": null, "processedBy": ""}}
                """);
        assertThat(change.event())
                .isEqualTo(new BulletinStatusChanged(
                        BRD, new NumeroBs("BS 9"), null, BulletinStatus.VALIDATED, "bo", null));
        assertThat(change.at()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5|12.500",
                "\"12.5\"|12.500",
                "0|0.000",
                "1e2|100.000",
                "\"123.450\"|123.450",
                "999999999999.999|999999999999.999"
            })
    void reads_amounts_exactly(String written, String montant) {
        var change = payment("{\"bordereauId\": \"BRD-1\", \"paymentData\": {\"paymentStatus\": \"PAID\", \"amount\": "
                + written + "}}");
        assertThat(change.event())
                .isEqualTo(new PaymentChanged(BRD, null, PaymentStatus.EXECUTE, Montant.of(montant), null, null, "bo"));
    }

    @Test
    void takes_a_payment_that_was_executed_without_its_amount_as_screens_may_send_it() {
        var change = payment("{\"bordereauId\": \"BRD-1\", \"paymentData\": {\"paymentStatus\": \"EXECUTE\"}}");
        assertThat(change.event())
                .isEqualTo(new PaymentChanged(BRD, null, PaymentStatus.EXECUTE, null, null, null, "bo"));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31,2026-01-30T23:00:00Z", "2026-01-31T10:00:00Z,2026-01-31T10:00:00Z"})
    void reads_the_day_of_a_payment_as_of_tunis(String written, Instant date) {
        var change = payment("""
                {"bordereauId": "BRD-1", "paymentData": {"bsId": "BS-1", "paymentStatus": "EN_COURS_EXECUTION",
                 "paymentDate": "%s", "virementReference": "VIR-8"}}
                """.formatted(written));
        assertThat(change.event())
                .isEqualTo(new PaymentChanged(
                        BRD, new NumeroBs("BS-1"), PaymentStatus.EN_COURS_EXECUTION, null, date, "VIR-8", "bo"));
    }

    /** In each line: the body, with ' for ", the field that is named, and a word of what would be right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|body|objet JSON",
                "nonsense|body|objet JSON",
                "[]|body|objet JSON",
                "null|body|objet JSON",
                "{'bordereauId':'B'} {}|body|objet JSON",
                "{'bordereauId':'B','bordereauId':'C'}|body|double",
                "{}|statusData|obligatoire",
                "{'bordereauId':'B','statusData':[]}|statusData|objet",
                "{'statusData':{'newStatus':'TRAITE'}}|bordereauId|obligatoire",
                "{'bordereauId':7,'statusData':{'newStatus':'TRAITE'}}|bordereauId|texte",
                "{'bordereauId':' ','statusData':{'newStatus':'TRAITE'}}|bordereauId|visibles",
                "{'bordereauId':'B ','statusData':{'newStatus':'TRAITE'}}|bordereauId|espace",
                "{'bordereauId':'B','statusData':{'bordereauId':'C','newStatus':'TRAITE'}}|statusData.bordereauId|même",
                "{'bordereauId':'B','statusData':{}}|statusData.newStatus|EN_ATTENTE",
                "{'bordereauId':'B','statusData':{'newStatus':'V9'}}|statusData.newStatus|RETOURNE",
                "{'bordereauId':'B','statusData':{'newStatus':4}}|statusData.newStatus|texte",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','oldStatus':'V9'}}|statusData.oldStatus|TRAITE",
                "{'bordereauId':'B','statusData':{'bsId':'','newStatus':'TRAITE'}}|statusData.bsId|visibles",
                "{'bordereauId':'B','statusData':{'bsId':'1','newStatus':'CLOTURE'}}|statusData.newStatus|VALIDATED",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','processedAt':'hier'}}|statusData.processedAt|ISO",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','processedAt':'2026-01-05T08:05:01Z'}}|statusData.processedAt|avenir",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','processedAt':'0001-01-01T00:00:00Z'}}|statusData.processedAt|2000",
                "{'bordereauId':'B','Bordereau_Id':'x','statusData':{'newStatus':'TRAITE'}}|Bordereau_Id|connus bordereauId, statusData",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','status':'TRAITE'}}|statusData.status|gestionnaireId",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','<status>':'TRAITE'}}|statusData|sont connus bordereauId",
                "{'bordereauId':'B','bordereau-Id':'C','statusData':{'newStatus':'TRAITE'}}|body|sont connus bordereauId",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','processedBy':{}}}|statusData.processedBy|texte",
                "{'bordereauId':'B','statusData':{'newStatus':'TRAITE','gestionnaireId':'a\\u0000b'}}|statusData.gestionnaireId|contrôle",
            })
    void names_the_field_of_a_status_that_is_wrong(String body, String field, String right) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> status(body.replace('\'', '"')))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo(field))
                .withMessageContaining(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'bordereauId':'B'}|paymentData|obligatoire",
                "{'bordereauId':'B','bsId':'1','paymentData':{'paymentStatus':'PAID'}}|bsId|dans statusData ou paymentData",
                "{'bordereauId':'B','paymentData':{}}|paymentData.paymentStatus|EXECUTE",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'DONE'}}|paymentData.paymentStatus|NON_EXECUTE",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':-1}}|paymentData.amount|négatif",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':1.2345}}|paymentData.amount|3 décimales",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':1e400}}|paymentData.amount|12 chiffres",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':1e999999999}}|paymentData.amount|12 chiffres",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':'1 234,500'}}|paymentData.amount|123.450",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':''}}|paymentData.amount|123.450",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','amount':true}}|paymentData.amount|nombre",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','paymentDate':'31/01/2026'}}|paymentData.paymentDate|ISO",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','paymentDate':'2026-02-30'}}|paymentData.paymentDate|ISO",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','montant':'12.5'}}|paymentData.montant|amount",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','bsId':9}}|paymentData.bsId|texte",
                "{'bordereauId':'B','paymentData':{'paymentStatus':'PAID','virementReference':[]}}|paymentData.virementReference|texte",
            })
    void names_the_field_of_a_payment_that_is_wrong(String body, String field, String right) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> payment(body.replace('\'', '"')))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo(field))
                .withMessageContaining(right);
    }

    @Test
    void passes_over_what_else_a_screen_sends() {
        var plain = status("{\"bordereauId\":\"B\",\"statusData\":{\"newStatus\":\"TRAITE\"}}");
        assertThat(status("{\"bordereauId\":\"B\",\"comment\":\"x\",\"statusData\":"
                        + "{\"newStatus\":\"TRAITE\",\"<b>\":1,\"userId\":7,\"montant\":null}}"))
                .isEqualTo(plain);
    }

    private static Change status(String body) {
        return Change.ofStatus(body.getBytes(UTF_8), "bo", NOW);
    }

    private static Change payment(String body) {
        return Change.ofPayment(body.getBytes(UTF_8), "bo", NOW);
    }
}
