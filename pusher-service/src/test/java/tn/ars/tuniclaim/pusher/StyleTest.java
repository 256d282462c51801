package tn.ars.tuniclaim.pusher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packages = "tn.ars.tuniclaim.pusher", importOptions = DoNotIncludeTests.class)
class StyleTest {

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Dto|Data|Info|Exception)");

    @ArchTest
    static final ArchRule collaborators_come_by_constructor = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule what_stands_behind_a_door_is_nobodys_to_call =
            classes().that().areMetaAnnotatedWith(Component.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule wire_shapes_die_in_their_room = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameEndingWith("Json")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule lanes_know_neither_spring_nor_http = noClasses()
            .that()
            .resideInAPackage("..pusher.lane")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.beans..", "org.springframework.web..", "java.net..", "..partner");
}
