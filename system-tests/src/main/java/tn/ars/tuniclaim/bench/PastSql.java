package tn.ars.tuniclaim.bench;

import java.util.List;

/** A past of the dashboard, written as its own listeners would have left it. */
final class PastSql {

    private static final String RUN = "'00000000-0000-0000-0000-000000000000'::uuid";

    private PastSql() {}

    static List<String> statements(long results, int bulletins, int bordereaux) {
        var reference = "'BRD-2026-' || lpad((n %% %d)::text, 6, '0')".formatted(bordereaux);
        var bulletin = "'BS-' || lpad((n %% %d)::text, 6, '0') || '-' || lpad((1 + (n / %d) %% 20)::text, 2, '0')"
                .formatted(bordereaux, bordereaux);
        return List.of(
                """
                insert into dashboard.claim (bordereau, bulletin, status, client, bulletins, run_id, told_at)
                select %s, '', 'EN_COURS', 'Client', 20, %s, now() - interval '30 days' from generate_series(0, %d) n
                """.formatted(reference, RUN, bordereaux - 1),
                """
                insert into dashboard.claim (bordereau, bulletin, status, montant, due_on, run_id, told_at)
                select %s, %s, 'IN_PROGRESS', 120.5, current_date, %s, now() - interval '30 days'
                from generate_series(0, %d) n
                """.formatted(reference, bulletin, RUN, bulletins - 1),
                """
                insert into dashboard.push (fact_id, bordereau, bulletin, kind, state, changed_at, outcome, told_at, attempts,
                    took_ms, park_reason, next_attempt_at, http_status)
                select md5(n::text), %s, %s, 'PAYMENT', 'EXECUTE', at, outcome, at + interval '1 second', 1, 120,
                    case when outcome = 'WAITING' then 'PARTNER_FAILING' end, case when outcome = 'WAITING' then now() end,
                    case when outcome = 'REFUSED' then 422 end
                from (select n, now() - interval '30 days' * (1 - n / %d.0) as at,
                          case n %% 10000 when 1 then 'REFUSED' when 2 then 'WAITING' else 'DELIVERED' end as outcome
                      from generate_series(0, %d) n) as past
                """.formatted(reference, bulletin, results, results - 1),
                """
                insert into dashboard.step (fact_id, bordereau, bulletin, at, kind, change_id, words)
                select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || md5('r' || n), %s, %s, at,
                    'DELIVERED', md5(n::text),
                    '{"kind": "PAYMENT", "status": "EXECUTE", "attempts": "1", "tookMillis": "120"}'
                from (select n, now() - interval '30 days' * (1 - n / %d.0) as at from generate_series(0, %d) n) as past
                """.formatted(reference, bulletin, results, results - 1),
                """
                insert into dashboard.push_tally (minute, kind, outcome, results, at_first, attempts, took_ms, longest_ms)
                select date_trunc('minute', told_at), kind, outcome, count(*), count(*), count(*), sum(took_ms), 120
                from dashboard.push group by 1, 2, 3
                """,
                "vacuum analyze dashboard.push",
                "vacuum analyze dashboard.step",
                "vacuum analyze dashboard.claim",
                "analyze dashboard.push_tally");
    }
}
