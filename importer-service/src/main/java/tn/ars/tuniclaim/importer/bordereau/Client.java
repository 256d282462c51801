package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Insured;

/** An insured company, known by its name. */
@Entity
@SuppressWarnings("UnusedVariable") // columns
class Client {

    @Id
    @GeneratedValue(generator = "client_seq")
    @SequenceGenerator(name = "client_seq", sequenceName = "client_seq", allocationSize = 50)
    private @Nullable Long id;

    private String name;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String address;
    private int reglementDelay;
    private int reclamationDelay;

    @SuppressWarnings("NullAway.Init")
    Client() {}

    Client(Insured insured) {
        this.name = insured.name();
        follow(insured);
    }

    String name() {
        return name;
    }

    /** What the partner leaves out this time stays as it was. */
    final void follow(Insured insured) {
        email = insured.email() == null ? email : insured.email();
        phone = insured.phone() == null ? phone : insured.phone();
        address = insured.address() == null ? address : insured.address();
        reglementDelay = insured.reglementDelay();
        reclamationDelay = insured.reclamationDelay();
    }
}
