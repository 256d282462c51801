package tn.ars.tuniclaim.notifier.imports;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.notifier.letter.ImportFigures;
import tn.ars.tuniclaim.notifier.notice.AnnounceImport;

/** Each run once. */
@Service
class NoticeImport {

    /** News of long ago are none. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AnnounceImport announce;
    private final ImportProperties settings;
    private final Clock clock;

    NoticeImport(JdbcClient jdbc, AnnounceImport announce, ImportProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.announce = announce;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void ended(SyncEnded ended, Instant at) {
        var bordereaux = ended.balance().bordereaux();
        var bulletins = ended.balance().bulletins();
        var changed = bulletins.created() + bulletins.updated();
        if (isSuccess(ended.outcome())
                && changed >= settings.large()
                && at.isAfter(clock.instant().minus(NEWS))
                && isNew(ended)) {
            announce.announce(
                    ended.runId(),
                    new ImportFigures(
                            bordereaux.inStep(), bulletins.inStep(), bulletins.created(), bulletins.updated(), at));
        }
    }

    private static boolean isSuccess(SyncOutcome outcome) {
        return outcome == SyncOutcome.COMPLETED || outcome == SyncOutcome.COMPLETED_WITH_REJECTIONS;
    }

    private boolean isNew(SyncEnded ended) {
        return jdbc.sql("insert into handled_fact (id, handled_at) values (?, ?) on conflict do nothing")
                        .params("import-" + ended.runId(), clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }
}
