package tn.ars.tuniclaim.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import tn.ars.tuniclaim.notifier.incident.Announcements;
import tn.ars.tuniclaim.notifier.incident.Incident;

@AnalyzeClasses(packagesOf = NotifierApplication.class, importOptions = DoNotIncludeTests.class)
class ModularityTest {

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Dto|Data|Info)");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_doors_are_public = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .be(Incident.class)
            .orShould()
            .be(Announcements.class);

    @Test
    void rooms_enter_only_the_rooms_that_they_name() {
        ApplicationModules.of(NotifierApplication.class).verify();
    }
}
