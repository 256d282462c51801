package tn.ars.tuniclaim.importer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "tn.ars.tuniclaim.importer", importOptions = DoNotIncludeTests.class)
class StyleTest {

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Dto|Data|Info|Exception)");

    @ArchTest
    static final ArchRule collaborators_come_by_constructor = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule stores_stay_in_their_room =
            classes().that().areAnnotatedWith(Repository.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule what_a_topic_or_a_timer_enters_has_no_public_type = classes()
            .that()
            .resideInAnyPackage("..importer.command", "..importer.status")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule only_the_partner_room_calls_over_the_network = noClasses()
            .that()
            .resideOutsideOfPackage("..importer.partner")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "io.github.resilience4j..");
}
