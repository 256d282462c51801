package tn.ars.tuniclaim.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packages = "tn.ars.tuniclaim.dashboard", importOptions = DoNotIncludeTests.class)
class StyleTest {

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Dto|Data|Info|Exception)");

    @ArchTest
    static final ArchRule collaborators_come_by_constructor = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule what_is_entered_by_url_or_topic_is_nobodys_to_call = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .and()
            .areNotAnnotations()
            .or()
            .areAnnotatedWith(Configuration.class)
            .or()
            .haveSimpleNameEndingWith("Listener")
            .or()
            .haveSimpleNameEndingWith("Json")
            .should()
            .bePackagePrivate();
}
