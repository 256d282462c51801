package tn.ars.tuniclaim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import tn.ars.tuniclaim.event.Event;

@AnalyzeClasses(packages = "tn.ars.tuniclaim", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelRulesTest {

    @ArchTest
    static final ArchRule the_language_needs_only_json_kafka_cloudevents_and_ids = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "tn.ars.tuniclaim..",
                    "com.fasterxml.jackson.annotation..",
                    "com.fasterxml.uuid..",
                    "tools.jackson..",
                    "org.apache.kafka..",
                    "io.cloudevents..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule the_words_know_nothing_of_the_events = noClasses()
            .that()
            .resideInAPackage("..claim..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..event..");

    @ArchTest
    static final ArchRule every_event_is_a_record = classes()
            .that()
            .implement(Event.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();
}
