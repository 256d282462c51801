package tn.ars.tuniclaim.notifier.notice;

import static tn.ars.tuniclaim.event.NoticeKind.IMPORTED;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.NoticeTheme;
import tn.ars.tuniclaim.notifier.letter.ImportFigures;
import tn.ars.tuniclaim.notifier.letter.Letters;

/** Tells of a large import that went through. */
@Service
public class AnnounceImport {

    private final Routes routes;
    private final Pacing pacing;
    private final Letters letters;
    private final WriteNotices write;
    private final NoticeProperties settings;

    AnnounceImport(Routes routes, Pacing pacing, Letters letters, WriteNotices write, NoticeProperties settings) {
        this.routes = routes;
        this.pacing = pacing;
        this.letters = letters;
        this.write = write;
        this.settings = settings;
    }

    /** With the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(UUID run, ImportFigures figures) {
        var current = routes.current();
        for (var recipient : current.recipients()) {
            write.write(
                    new NewNotice(
                            UUID.randomUUID(),
                            null,
                            IMPORTED,
                            recipient.address(),
                            "<%s.imported@%s>".formatted(run, settings.host()),
                            null,
                            letters.ofImport(figures, recipient.language())),
                    pacing.of(current, recipient, NoticeTheme.IMPORT, Severity.INFO));
        }
    }
}
