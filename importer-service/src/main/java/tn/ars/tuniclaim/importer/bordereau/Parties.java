package tn.ars.tuniclaim.importer.bordereau;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Insured;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Terms;

/**
 * The companies, contracts and care providers that bordereaux name, all of a batch at once: those never named before are
 * created, and what was not known of a company is filled in. Remembers some of them for the length of a reading. Thread-safe.
 */
@Repository
class Parties {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Remembered<Insured> clients = new Remembered<>();
    private final Remembered<String> prestataires = new Remembered<>();
    private final Remembered<Fingerprint> contracts = new Remembered<>();

    Parties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Another instance may have written meanwhile. */
    void forget() {
        clients.clear();
        prestataires.clear();
        contracts.clear();
    }

    /** Those that the contents name. */
    Named namedBy(Collection<BordereauContent> contents) {
        forgetUnlessCommitted();
        var insured = new LinkedHashMap<String, Insured>();
        contents.forEach(content -> insured.merge(content.client().name(), content.client(), Parties::completed));
        var terms = new LinkedHashMap<Fingerprint, Terms>();
        contents.stream()
                .map(BordereauContent::contract)
                .filter(Objects::nonNull)
                .forEach(contract -> terms.put(Prepared.fingerprint(contract), contract));
        var names = contents.stream()
                .map(BordereauContent::prestataire)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Named(
                clients.of(insured.values(), this::storeClients),
                prestataires.of(names, this::storePrestataires),
                contracts.of(terms.keySet(), missing -> storeContracts(missing, terms)),
                insured);
    }

    /** Ids of what is rolled back must not be remembered. */
    private void forgetUnlessCommitted() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    forget();
                }
            }
        });
    }

    /** What the partner leaves out this time stays as it was. */
    private static Insured completed(Insured before, Insured told) {
        return new Insured(
                told.name(),
                told.email() == null ? before.email() : told.email(),
                told.phone() == null ? before.phone() : told.phone(),
                told.address() == null ? before.address() : told.address(),
                told.reglementDelay(),
                told.reclamationDelay());
    }

    private Map<Insured, Long> storeClients(List<Insured> told) {
        jdbc.sql("""
                        insert into client as c (name, email, phone, address, reglement_delay, reclamation_delay)
                        select * from unnest(?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::integer[], ?::integer[])
                        on conflict (name) do update set
                            email = coalesce(excluded.email, c.email),
                            phone = coalesce(excluded.phone, c.phone),
                            address = coalesce(excluded.address, c.address),
                            reglement_delay = excluded.reglement_delay,
                            reclamation_delay = excluded.reclamation_delay
                        where (c.email, c.phone, c.address, c.reglement_delay, c.reclamation_delay) is distinct from
                            (coalesce(excluded.email, c.email), coalesce(excluded.phone, c.phone),
                             coalesce(excluded.address, c.address), excluded.reglement_delay, excluded.reclamation_delay)
                        """)
                .param(texts(told, Insured::name))
                .param(texts(told, Insured::email))
                .param(texts(told, Insured::phone))
                .param(texts(told, Insured::address))
                .param(told.stream().map(Insured::reglementDelay).toArray(Integer[]::new))
                .param(told.stream().map(Insured::reclamationDelay).toArray(Integer[]::new))
                .update();
        var ids = idsByName("client", texts(told, Insured::name));
        return told.stream().collect(toMap(Function.identity(), insured -> ids.get(insured.name())));
    }

    private Map<String, Long> storePrestataires(List<String> names) {
        var array = names.toArray(String[]::new);
        jdbc.sql("insert into prestataire (name) select unnest(?::varchar[]) on conflict do nothing")
                .param(array)
                .update();
        return idsByName("prestataire", array);
    }

    private Map<String, Long> idsByName(String table, @Nullable String[] names) {
        var ids = new HashMap<String, Long>();
        jdbc.sql("select name, id from %s where name = any(?)".formatted(table))
                .param(names)
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
        return ids;
    }

    private Map<Fingerprint, Long> storeContracts(List<Fingerprint> missing, Map<Fingerprint, Terms> terms) {
        var contracts = missing.stream()
                .map(fingerprint -> Objects.requireNonNull(terms.get(fingerprint)))
                .toList();
        var keys = missing.stream().map(Fingerprint::bytes).toArray(byte[][]::new);
        var today = LocalDate.now(clock.withZone(TUNIS));
        jdbc.sql("""
                        insert into contract (fingerprint, client_name, start_date, end_date, delai_reglement,
                            delai_reclamation, document_path, signature)
                        select * from unnest(?::bytea[], ?::varchar[], ?::date[], ?::date[], ?::integer[], ?::integer[],
                            ?::varchar[], ?::varchar[])
                        on conflict do nothing
                        """)
                .param(keys)
                .param(texts(contracts, Terms::clientName))
                .param(texts(contracts, contract -> start(contract, today).toString()))
                .param(texts(contracts, contract -> end(contract, today).toString()))
                .param(contracts.stream().map(Terms::delaiReglement).toArray(Integer[]::new))
                .param(contracts.stream().map(Terms::delaiReclamation).toArray(Integer[]::new))
                .param(texts(contracts, Terms::documentPath))
                .param(texts(contracts, Terms::signature))
                .update();
        var ids = new HashMap<Fingerprint, Long>();
        jdbc.sql("select fingerprint, id from contract where fingerprint = any(?)")
                .param(keys)
                .query(row -> {
                    ids.put(Fingerprint.stored(row.getBytes(1)), row.getLong(2));
                });
        return ids;
    }

    private static LocalDate start(Terms contract, LocalDate today) {
        return contract.startDate() == null ? today : contract.startDate();
    }

    private static LocalDate end(Terms contract, LocalDate today) {
        return contract.endDate() == null ? start(contract, today).plusYears(1) : contract.endDate();
    }

    private static <P> @Nullable String[] texts(List<P> parties, Function<P, @Nullable String> text) {
        return parties.stream().map(text).toArray(String[]::new);
    }

    /** The ids of the parties of one batch. */
    static final class Named {

        private final Map<Insured, Long> clients;
        private final Map<String, Long> prestataires;
        private final Map<Fingerprint, Long> contracts;
        private final Map<String, Insured> insured;

        private Named(
                Map<Insured, Long> clients,
                Map<String, Long> prestataires,
                Map<Fingerprint, Long> contracts,
                Map<String, Insured> insured) {
            this.clients = clients;
            this.prestataires = prestataires;
            this.contracts = contracts;
            this.insured = insured;
        }

        @Nullable
        Long client(Insured told) {
            return clients.get(insured.get(told.name()));
        }

        @Nullable
        Long prestataire(@Nullable String name) {
            return name == null ? null : prestataires.get(name);
        }

        @Nullable
        Long contract(@Nullable Terms terms) {
            return terms == null ? null : contracts.get(Prepared.fingerprint(terms));
        }
    }

    /** Ids of what has been stored; those not asked for the longest are forgotten first. */
    private static final class Remembered<P> {

        private static final int MANY = 5_000;

        private final LinkedHashMap<P, Long> ids = new LinkedHashMap<>(16, 0.75f, true);

        synchronized void clear() {
            ids.clear();
        }

        synchronized Map<P, Long> of(Collection<P> told, Function<List<P>, Map<P, Long>> store) {
            var found = new HashMap<P, Long>();
            told.forEach(party -> found.computeIfAbsent(party, ids::get));
            var missing =
                    told.stream().filter(party -> !found.containsKey(party)).toList();
            if (!missing.isEmpty()) {
                found.putAll(store.apply(missing));
                ids.putAll(found);
                trim();
            }
            return found;
        }

        private void trim() {
            var eldest = ids.keySet().iterator();
            while (ids.size() > MANY) {
                eldest.next();
                eldest.remove();
            }
        }
    }
}
