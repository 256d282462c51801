package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Terms;

/** A contract, known by all it says; it never changes. */
@Entity
@SuppressWarnings("UnusedVariable") // columns
class Contract {

    @Id
    @GeneratedValue(generator = "contract_seq")
    @SequenceGenerator(name = "contract_seq", sequenceName = "contract_seq", allocationSize = 50)
    private @Nullable Long id;

    private String fingerprint;
    private @Nullable String clientName;
    private LocalDate startDate;
    private LocalDate endDate;
    private int delaiReglement;
    private int delaiReclamation;
    private @Nullable String documentPath;
    private @Nullable String signature;

    @SuppressWarnings("NullAway.Init")
    Contract() {}

    /** Without dates it runs from {@code today} for a year. */
    Contract(String fingerprint, Terms terms, LocalDate today) {
        this.fingerprint = fingerprint;
        this.clientName = terms.clientName();
        this.startDate = terms.startDate() == null ? today : terms.startDate();
        this.endDate = terms.endDate() == null ? startDate.plusYears(1) : terms.endDate();
        this.delaiReglement = terms.delaiReglement();
        this.delaiReclamation = terms.delaiReclamation();
        this.documentPath = terms.documentPath();
        this.signature = terms.signature();
    }

    String fingerprint() {
        return fingerprint;
    }
}
