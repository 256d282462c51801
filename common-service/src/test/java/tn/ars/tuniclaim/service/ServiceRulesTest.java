package tn.ars.tuniclaim.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "tn.ars.tuniclaim.service", importOptions = ImportOption.DoNotIncludeTests.class)
class ServiceRulesTest {

    @ArchTest
    static final ArchRule rooms_do_not_depend_on_each_other_in_circles =
            slices().matching("tn.ars.tuniclaim.service.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_common_ground_knows_no_service = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "tn.ars.tuniclaim.importer..",
                    "tn.ars.tuniclaim.pusher..",
                    "tn.ars.tuniclaim.notifier..",
                    "tn.ars.tuniclaim.dashboard..");
}
