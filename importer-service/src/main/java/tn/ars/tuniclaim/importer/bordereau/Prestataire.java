package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A care provider, known by its name. */
@Entity
class Prestataire {

    @Id
    @GeneratedValue(generator = "prestataire_seq")
    @SequenceGenerator(name = "prestataire_seq", sequenceName = "prestataire_seq", allocationSize = 50)
    private @Nullable Long id;

    private String name;

    @SuppressWarnings("NullAway.Init")
    Prestataire() {}

    Prestataire(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
