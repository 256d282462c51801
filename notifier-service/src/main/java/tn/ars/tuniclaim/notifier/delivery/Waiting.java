package tn.ars.tuniclaim.notifier.delivery;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.NoticeKind;

/**
 * What is to be sent, and what came of it. A lease is kept by the database's clock: who claims and who waits for it to end may be two
 * machines.
 */
@Repository
class Waiting {

    /**
     * Nothing of an incident overtakes what the same recipient is to be told of it before, be either by itself, in a digest or in a
     * summary. What has failed least often comes first: one at which the server hangs up keeps no other waiting.
     */
    private static final String CLAIM = """
        with due as materialized (
            select id from notice
            where state in ('WAITING', 'REFUSED') and next_attempt_at <= :now
                and (leased_until is null or leased_until <= clock_timestamp())
                and (recipient like 'webhook:%') = :webhook and recipient <> all(:without)
                and not exists (select from notice earlier
                    where earlier.recipient = notice.recipient and earlier.incident_id = notice.incident_id
                        and earlier.place < notice.place and earlier.state in ('WAITING', 'REFUSED'))
                and not exists (select from notice told join notice gathering on gathering.id = told.instead_in
                    where told.recipient = notice.recipient and told.incident_id = notice.incident_id
                        and told.place < notice.place and gathering.state in ('WAITING', 'REFUSED'))
                and not exists (select from (
                        select incident_id, min(place) as place from notice told
                        where told.instead_in = notice.id group by incident_id) as first
                    join notice earlier on earlier.recipient = notice.recipient and earlier.incident_id = first.incident_id
                        and earlier.place < first.place and earlier.state in ('WAITING', 'REFUSED'))
                and not exists (select from notice told
                    join notice before on before.recipient = told.recipient and before.incident_id = told.incident_id
                        and before.place < told.place
                    join notice gathering on gathering.id = before.instead_in and gathering.place < notice.place
                        and gathering.state in ('WAITING', 'REFUSED')
                    where told.instead_in = notice.id)
            order by attempts, place limit 1 for update skip locked)
        update notice set attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => :lease)
        from due where notice.id = due.id returning notice.*\
        """;

    private final JdbcClient jdbc;
    private final DeliveryProperties settings;
    private final Clock clock;

    Waiting(JdbcClient jdbc, DeliveryProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The next mail to try, which nobody else tries before the lease ends. */
    Optional<Claimed> claimMail() {
        return claim(false, Set.of());
    }

    /** The same for webhooks, but for those. */
    Optional<Claimed> claimForWebhook(Set<String> without) {
        return claim(true, without);
    }

    private Optional<Claimed> claim(boolean webhook, Set<String> without) {
        return jdbc.sql(CLAIM)
                .param("now", clock.instant().atOffset(UTC))
                .param("lease", settings.retry().lease().toMillis() / 1e3)
                .param("webhook", webhook)
                .param("without", without.toArray(String[]::new))
                .query(Waiting::claimed)
                .optional();
    }

    /** How many mails are due, as far as it matters. */
    int dueMails(int most) {
        return jdbc.sql("""
            select count(*) from (select from notice
            where state in ('WAITING', 'REFUSED') and next_attempt_at <= ?
                and (leased_until is null or leased_until <= clock_timestamp())
                and recipient not like 'webhook:%' limit ?) as due\
            """)
                .params(clock.instant().atOffset(UTC), most)
                .query(Integer.class)
                .single();
    }

    /** False, here and below: somebody else has it since. */
    boolean sent(Claimed notice, String channel) {
        return settle(notice, "SENT", channel, null, clock.instant());
    }

    /** Nobody is there any more to get it. */
    boolean gone(Claimed notice) {
        return jdbc.sql("""
            update notice set state = 'WITHHELD', withheld = 'RECIPIENT_GONE', settled_at = :now, leased_until = null
            where id = :id and attempts = :attempts and state in ('WAITING', 'REFUSED')\
            """)
                        .param("now", clock.instant().atOffset(UTC))
                        .param("id", notice.id())
                        .param("attempts", notice.attempts())
                        .update()
                == 1;
    }

    boolean keep(Claimed notice, boolean forGood, String channel, String words, Instant next) {
        return settle(notice, forGood ? "REFUSED" : "WAITING", channel, words, next);
    }

    private boolean settle(Claimed notice, String state, String channel, @Nullable String words, Instant next) {
        return jdbc.sql("""
            update notice set state = :state, channel = :channel, last_error = :words, next_attempt_at = :next,
                leased_until = null, settled_at = case when :state = 'SENT' then :next::timestamptz end
            where id = :id and attempts = :attempts and state in ('WAITING', 'REFUSED')\
            """)
                        .param("state", state)
                        .param("channel", channel)
                        .param("words", words)
                        .param("next", next.atOffset(UTC))
                        .param("id", notice.id())
                        .param("attempts", notice.attempts())
                        .update()
                == 1;
    }

    /** What failed before is tried at once. What somebody is at just now stays theirs. */
    int hasten(@Nullable UUID id) {
        return jdbc.sql("""
            update notice set next_attempt_at = :now
            where state in ('WAITING', 'REFUSED') and last_error is not null and next_attempt_at > :now
                and (:id::uuid is null or id = :id)\
            """)
                .param("now", clock.instant().atOffset(UTC))
                .param("id", id)
                .update();
    }

    /** What waits because its server was away is tried at once, and of what was refused for good one for each recipient. */
    void hastenAfterRecovery() {
        jdbc.sql("""
            update notice set next_attempt_at = :now
            where state = 'WAITING' and last_error is not null and next_attempt_at > :now\
            """).param("now", clock.instant().atOffset(UTC)).update();
        probe();
    }

    /** The oldest of what was refused for good, one for each recipient, shows whether the rest is taken by now. */
    void probe() {
        jdbc.sql("""
            update notice set next_attempt_at = :now
            where id in (select distinct on (recipient) id from notice where state = 'REFUSED' order by recipient, place)
                and next_attempt_at > :now\
            """).param("now", clock.instant().atOffset(UTC)).update();
    }

    boolean isUnsent(UUID id) {
        return jdbc.sql("select exists (select from notice where id = ? and state in ('WAITING', 'REFUSED'))")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getInt("attempts"),
                "REFUSED".equals(row.getString("state")),
                new Claimed.Content(
                        row.getString("message_id"),
                        row.getString("in_reply_to"),
                        row.getString("severity"),
                        row.getString("headline"),
                        row.getString("text"),
                        row.getString("html"),
                        row.getString("link")));
    }
}
