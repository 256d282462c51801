package tn.ars.tuniclaim.notifier.watch;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.service.intake.Received;

/**
 * A service is unhealthy while an instance of it says that it is down, or has fallen silent without a goodbye and no later one has
 * taken its place. Time is that of the newest report of all: while Kafka is away, nobody is missed. What is only degraded has an
 * alert of its own from whoever sees why.
 */
@Service
class WatchInstances {

    private static final String UNHEALTHY = """
        with newest as (select max(reported_at) as now from instance),
            sick as (
                select service, instance, health from instance, newest
                where health = 'DOWN' and reported_at > now - make_interval(secs => :silence)
                union all
                select service, instance, 'GONE' from instance lost, newest
                where health <> 'STOPPED' and reported_at <= now - make_interval(secs => :silence)
                    and not exists (select from instance other
                        where other.service = lost.service and other.started_at > lost.reported_at)
                    and (reported_at > now - make_interval(secs => :forget)
                        or not exists (select from instance live
                            where live.service = lost.service and live.health <> 'STOPPED'
                                and live.reported_at > now - make_interval(secs => :silence))))
        select service, max(health) filter (where sick.health is not null) as health, min(sick.instance) as one,
            count(sick.instance) as instances
        from (select distinct service from instance) as services left join sick using (service)
        group by service order by service\
        """;

    private final JdbcClient jdbc;
    private final OwnAlerts alerts;
    private final WatchProperties settings;

    WatchInstances(JdbcClient jdbc, OwnAlerts alerts, WatchProperties settings) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.settings = settings;
    }

    @Transactional
    public void take(List<Received> reports) {
        reports.forEach(this::remember);
        look();
    }

    private void remember(Received received) {
        var report = (InstanceHealthReported) received.event();
        jdbc.sql("""
            insert into instance (service, instance, health, reported_at, started_at) values (?, ?, ?, ?, ?)
            on conflict (service, instance) do update set health = excluded.health,
                reported_at = excluded.reported_at, started_at = excluded.started_at
            where instance.reported_at < excluded.reported_at\
            """)
                .params(
                        report.service(),
                        report.instance(),
                        report.health().name(),
                        received.fact().time().atOffset(UTC),
                        report.startedAt().atOffset(UTC))
                .update();
    }

    /** Of those silent for that long; the newest of each service stays, so that one that is gone for good is still missed. */
    public void forgetOld() {
        jdbc.sql("""
            delete from instance old
            where reported_at < (select max(reported_at) from instance) - make_interval(secs => ?)
                and exists (select from instance newer
                    where newer.service = old.service and newer.reported_at > old.reported_at)\
            """).param(Retention.LEAST.toSeconds()).update();
    }

    private void look() {
        jdbc.sql(UNHEALTHY)
                .param("silence", settings.silence().toSeconds())
                .param("forget", settings.forget().toSeconds())
                .query(WatchInstances::state)
                .list()
                .forEach(this::tell);
    }

    private void tell(ServiceState state) {
        if (state.instances() == 0) {
            alerts.over(AlertCause.INSTANCE_UNHEALTHY, state.service());
        } else {
            alerts.wrong(AlertCause.INSTANCE_UNHEALTHY, state.service(), state.detail(), null);
        }
    }

    private record ServiceState(String service, String health, String one, long instances) {

        String detail() {
            var what = "GONE".equals(health) ? "is gone without a word" : "says that it is down";
            return "%s, instance %s %s".formatted(service, one, what)
                    + (instances > 1 ? "; %d instances in all".formatted(instances) : "");
        }
    }

    private static ServiceState state(ResultSet row, int number) throws SQLException {
        return new ServiceState(
                row.getString("service"), row.getString("health"), row.getString("one"), row.getLong("instances"));
    }
}
