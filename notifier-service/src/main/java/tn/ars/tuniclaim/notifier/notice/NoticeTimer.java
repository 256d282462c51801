package tn.ars.tuniclaim.notifier.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

@Component
class NoticeTimer {

    private static final Logger log = LoggerFactory.getLogger(NoticeTimer.class);

    private final GatherNotices gather;
    private final NoticeFigures figures;
    private final OldNotices old;
    private final Routes routes;

    NoticeTimer(GatherNotices gather, NoticeFigures figures, OldNotices old, Routes routes) {
        this.gather = gather;
        this.figures = figures;
        this.old = old;
        this.routes = routes;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void tick() {
        unlessDatabaseIsAway(() -> {
            while (gather.gatherNext()) {}
            figures.look();
        });
    }

    @Scheduled(fixedDelayString = "PT1H")
    void tickHourly() {
        unlessDatabaseIsAway(old::forget);
    }

    @Scheduled(initialDelayString = "P1D", fixedDelayString = "P1D")
    void tickDaily() {
        unlessDatabaseIsAway(routes::tell);
    }

    private static void unlessDatabaseIsAway(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn().addKeyValue("failure", failure.getClass().getName()).log("digests wait for the database");
        }
    }
}
