package tn.ars.tuniclaim.pusher.park;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.together.Together;

/**
 * Gives claims out and takes them back. They run by the database's clock, which all instances share. One that is given back is
 * not waited for to be on the disk: should the database's server crash, it runs out. Thread-safe.
 */
@Component
class JdbcClaims {

    private static final Logger log = LoggerFactory.getLogger(JdbcClaims.class);

    private static final int AT_ONCE = 200;
    private static final int TIMES = 100;
    private static final Executor SOON = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private final JdbcClient jdbc;
    private final ParkProperties settings;
    private final Clock clock;
    private final Together<Claiming, Optional<Claim>> claims = Together.inDatabase(AT_ONCE, this::claim);

    JdbcClaims(JdbcClient jdbc, ParkProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    Duration reserve() {
        return settings.claimReserve();
    }

    /** Empty while somebody else has it. */
    Optional<Claim> take(BordereauReference bordereau) {
        return claims.ask(new Taking(bordereau, UUID.randomUUID()));
    }

    /** In the order asked for: who gives a claim back may take it again at once. */
    private sealed interface Claiming {

        BordereauReference bordereau();

        UUID owner();
    }

    private record Taking(BordereauReference bordereau, UUID owner) implements Claiming {}

    /** @param times how often it was put off already */
    private record Leaving(BordereauReference bordereau, UUID owner, int times) implements Claiming {}

    private List<Optional<Claim>> claim(List<Claiming> asked) {
        leave(asked.stream()
                .filter(Leaving.class::isInstance)
                .map(Leaving.class::cast)
                .toList());
        var taken = take(asked.stream()
                .filter(Taking.class::isInstance)
                .map(Taking.class::cast)
                .toList());
        return asked.stream()
                .map(one -> Optional.ofNullable(taken.get(one.owner())))
                .toList();
    }

    /** One that somebody has locked comes again: the others are not to wait for it. */
    private void leave(List<Leaving> leaving) {
        if (leaving.isEmpty()) {
            return;
        }
        var left = jdbc.sql("""
                with quickly as (select set_config('synchronous_commit', 'off', true)),
                held as (
                    select lane.bordereau from quickly, lane
                    join unnest(?::text[], ?::uuid[]) as leaving (bordereau, owner)
                        on lane.bordereau = leaving.bordereau and lane.claimed_by = leaving.owner
                    for update of lane skip locked)
                update lane set claimed_by = null, claimed_until = null from held where lane.bordereau = held.bordereau
                returning lane.bordereau
                """)
                .params(bordereaux(leaving), owners(leaving))
                .query((row, _) -> new BordereauReference(row.getString("bordereau")))
                .set();
        var locked =
                leaving.stream().filter(one -> !left.contains(one.bordereau())).toList();
        if (!locked.isEmpty()) {
            stillHeld(locked).forEach(this::leaveLater);
        }
    }

    /** What was lost meanwhile is somebody else's. */
    private List<Leaving> stillHeld(List<Leaving> locked) {
        var held = jdbc.sql("""
                select claimed_by from lane join unnest(?::text[], ?::uuid[]) as leaving (bordereau, owner)
                    on lane.bordereau = leaving.bordereau and lane.claimed_by = leaving.owner
                """)
                .params(bordereaux(locked), owners(locked))
                .query(UUID.class)
                .set();
        return locked.stream().filter(one -> held.contains(one.owner())).toList();
    }

    private void leaveLater(Leaving leaving) {
        if (leaving.times() < TIMES) {
            SOON.execute(() -> claims.tell(new Leaving(leaving.bordereau(), leaving.owner(), leaving.times() + 1)));
        } else {
            log.atWarn().addKeyValue("bordereau", leaving.bordereau()).log("a claim is left to run out");
        }
    }

    /** Of several who ask for the same one, the first gets it. One that somebody has locked is not free. */
    private Map<UUID, Claim> take(List<Taking> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var first = new TreeMap<String, Taking>();
        asked.forEach(taking -> first.putIfAbsent(taking.bordereau().value(), taking));
        var taking = List.copyOf(first.values());
        var until = clock.instant().plus(settings.claim());
        var taken = new HashMap<UUID, Claim>();
        jdbc.sql("""
                with taking as (
                    select bordereau, owner, clock_timestamp() + make_interval(secs => ?) as until
                    from unnest(?::text[], ?::uuid[]) as t (bordereau, owner)),
                free as (
                    select lane.bordereau, taking.owner, taking.until from lane join taking using (bordereau)
                    where lane.claimed_until is null or lane.claimed_until < clock_timestamp()
                    for update of lane skip locked),
                known as (
                    update lane set claimed_by = free.owner, claimed_until = free.until from free
                    where lane.bordereau = free.bordereau
                    returning lane.bordereau, claimed_by, reason, failures, due_at, unknown),
                fresh as (
                    insert into lane (bordereau, claimed_by, claimed_until)
                    select bordereau, owner, until from taking
                    where not exists (select from lane where lane.bordereau = taking.bordereau)
                    on conflict (bordereau) do nothing
                    returning bordereau, claimed_by, reason, failures, due_at, unknown)
                select * from known union all select * from fresh
                """)
                .params(seconds(settings.claim()), bordereaux(taking), owners(taking))
                .query((row, _) -> new JdbcClaim(
                        new BordereauReference(row.getString("bordereau")),
                        row.getObject("claimed_by", UUID.class),
                        reason(row.getString("reason")),
                        row.getInt("failures"),
                        instant(row.getObject("due_at", OffsetDateTime.class)),
                        row.getBoolean("unknown"),
                        until))
                .list()
                .forEach(claim -> taken.put(claim.owner, claim));
        return taken;
    }

    private static String[] bordereaux(List<? extends Claiming> of) {
        return of.stream().map(one -> one.bordereau().value()).toArray(String[]::new);
    }

    private static String[] owners(List<? extends Claiming> of) {
        return of.stream().map(one -> one.owner().toString()).toArray(String[]::new);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable ParkReason reason(@Nullable String word) {
        return word == null ? null : ParkReason.valueOf(word);
    }

    private final class JdbcClaim implements Claim {

        private final BordereauReference bordereau;
        private final UUID owner;
        private final @Nullable ParkReason reason;
        private final int failures;
        private final @Nullable Instant due;
        private final boolean unknown;
        private Instant until;

        JdbcClaim(
                BordereauReference bordereau,
                UUID owner,
                @Nullable ParkReason reason,
                int failures,
                @Nullable Instant due,
                boolean unknown,
                Instant until) {
            this.bordereau = bordereau;
            this.owner = owner;
            this.reason = reason;
            this.failures = failures;
            this.due = due;
            this.unknown = unknown;
            this.until = until;
        }

        @Override
        public @Nullable ParkReason reason() {
            return reason;
        }

        @Override
        public int failures() {
            return failures;
        }

        @Override
        public @Nullable Instant due() {
            return due;
        }

        @Override
        public boolean isUnknown() {
            return unknown;
        }

        @Override
        public void hold() {
            var now = clock.instant();
            if (until.isAfter(now.plus(settings.claimReserve()))) {
                return;
            }
            var renewed = jdbc.sql("""
                    update lane set claimed_until = clock_timestamp() + make_interval(secs => ?)
                    where bordereau = ? and claimed_by = ?
                    """)
                    .params(seconds(settings.claim()), bordereau.value(), owner)
                    .update();
            if (renewed == 0) {
                throw new ClaimLost(bordereau);
            }
            until = now.plus(settings.claim());
        }

        /** Not waited for: it comes before the next claim from here, and should it fail, the claim runs out. */
        @Override
        public void close() {
            claims.tell(new Leaving(bordereau, owner, 0));
        }
    }
}
