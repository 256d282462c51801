package tn.ars.tuniclaim.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "tn.ars.tuniclaim", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "tn.ars.tuniclaim.simulator";

    @ArchTest
    static final ArchRule it_knows_nothing_of_the_rest_of_the_project = classes()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "org.jspecify..",
                    "org.eclipse.jetty..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.h2.mvstore..");

    @ArchTest
    static final ArchRule rooms_enter_form_alone = slices().matching(ROOT + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage(ROOT + ".form"));

    @ArchTest
    static final ArchRule no_room_enters_the_hall = classes()
            .that()
            .resideInAPackage(ROOT + ".*")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage(ROOT);
}
