package tn.ars.tuniclaim.importer.bordereau;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Insured;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Terms;

/** The companies, contracts and care providers that bordereaux name; those never named before are created. */
@Repository
class Parties {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    private final EntityManager entities;
    private final Clock clock;

    Parties(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Those that the contents name, each kind in one query. */
    Named namedBy(Collection<BordereauContent> contents) {
        return new Named(
                stored(
                        Client.class,
                        "name",
                        Client::name,
                        contents,
                        content -> content.client().name()),
                stored(Prestataire.class, "name", Prestataire::name, contents, BordereauContent::prestataire),
                stored(
                        Contract.class,
                        "fingerprint",
                        Contract::fingerprint,
                        contents,
                        content -> content.contract() == null ? null : Fingerprint.of(content.contract())));
    }

    private <P> Map<String, P> stored(
            Class<P> type,
            String key,
            Function<P, String> keyOf,
            Collection<BordereauContent> contents,
            Function<BordereauContent, @Nullable String> namedBy) {
        var names = contents.stream()
                .map(namedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return entities.createQuery(
                        "select p from %s p where p.%s in :names".formatted(type.getSimpleName(), key), type)
                .setParameter("names", names)
                .getResultStream()
                .collect(toMap(keyOf, Function.identity(), (one, _) -> one, HashMap::new));
    }

    /** The parties of one batch. */
    class Named {

        private final Map<String, Client> clients;
        private final Map<String, Prestataire> prestataires;
        private final Map<String, Contract> contracts;

        Named(Map<String, Client> clients, Map<String, Prestataire> prestataires, Map<String, Contract> contracts) {
            this.clients = clients;
            this.prestataires = prestataires;
            this.contracts = contracts;
        }

        Client client(Insured insured) {
            var client = clients.computeIfAbsent(insured.name(), _ -> persisted(new Client(insured)));
            client.follow(insured);
            return client;
        }

        @Nullable
        Prestataire prestataire(@Nullable String name) {
            return name == null ? null : prestataires.computeIfAbsent(name, _ -> persisted(new Prestataire(name)));
        }

        @Nullable
        Contract contract(@Nullable Terms terms) {
            return terms == null
                    ? null
                    : contracts.computeIfAbsent(
                            Fingerprint.of(terms),
                            fingerprint ->
                                    persisted(new Contract(fingerprint, terms, LocalDate.now(clock.withZone(TUNIS)))));
        }

        private <P> P persisted(P party) {
            entities.persist(party);
            return party;
        }
    }
}
