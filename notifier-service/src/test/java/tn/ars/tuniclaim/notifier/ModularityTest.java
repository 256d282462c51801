package tn.ars.tuniclaim.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import tn.ars.tuniclaim.notifier.delivery.KnownWebhooks;
import tn.ars.tuniclaim.notifier.delivery.RetryNotices;
import tn.ars.tuniclaim.notifier.delivery.TestChannels;
import tn.ars.tuniclaim.notifier.incident.Announcements;
import tn.ars.tuniclaim.notifier.incident.HandleIncident;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.letter.Headline;
import tn.ars.tuniclaim.notifier.letter.ImportFigures;
import tn.ars.tuniclaim.notifier.letter.Letter;
import tn.ars.tuniclaim.notifier.letter.Letters;
import tn.ars.tuniclaim.notifier.line.Line;
import tn.ars.tuniclaim.notifier.notice.Addresses;
import tn.ars.tuniclaim.notifier.notice.AnnounceImport;
import tn.ars.tuniclaim.notifier.notice.Routes;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;
import tn.ars.tuniclaim.notifier.retention.Retention;

@AnalyzeClasses(packagesOf = NotifierApplication.class, importOptions = DoNotIncludeTests.class)
class ModularityTest {

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Dto|Data|Info)");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_doors_are_public = noClasses()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotBelongToAnyOf(
                    Incident.class,
                    Announcements.class,
                    HandleIncident.class,
                    Letters.class,
                    Letter.class,
                    Headline.class,
                    ImportFigures.class,
                    Addresses.class,
                    Routes.class,
                    AnnounceImport.class,
                    RetryNotices.class,
                    TestChannels.class,
                    KnownWebhooks.class,
                    OwnAlerts.class,
                    Line.class,
                    Retention.class)
            .should()
            .bePublic();

    @Test
    void rooms_enter_only_the_rooms_that_they_name() {
        ApplicationModules.of(NotifierApplication.class).verify();
    }
}
