package health.tributary.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.ingest");

    @Test
    void admissionIsPure() {
        classes()
                .that()
                .resideInAPackage("..ingest.admit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio.charset..",
                        "java.io",
                        "health.tributary.contract..",
                        "health.tributary.hl7v2..",
                        "health.tributary.device..",
                        "health.tributary.ccda..",
                        "health.tributary.fhir..",
                        "health.tributary.ingest.admit..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..ingest.admit..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(UUID.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void importsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("doors")
                .definedBy("..ingest.mllp..", "..ingest.http..")
                .layer("publish")
                .definedBy("..ingest.publish..")
                .layer("feed")
                .definedBy("..ingest.feed..")
                .layer("admit")
                .definedBy("..ingest.admit..")
                .whereLayer("doors")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("publish")
                .mayOnlyBeAccessedByLayers("doors")
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("doors")
                .whereLayer("admit")
                .mayOnlyBeAccessedByLayers("doors", "publish", "feed")
                .check(CLASSES);
    }

    @Test
    void theDoorsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.mllp..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..ingest.http..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..ingest.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..ingest.mllp..")
                .check(CLASSES);
    }

    @Test
    void onlyPublishingKnowsTheBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..ingest.publish..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }
}
