package health.tributary.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.notification");

    @Test
    void subscriptionAndMatchArePure() {
        classes()
                .that()
                .resideInAnyPackage("..notification.subscription", "..notification.match")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "health.tributary.contract..",
                        "health.tributary.access..",
                        "health.tributary.notification.subscription",
                        "health.tributary.notification.match")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..notification.subscription", "..notification.match")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void importsPointOneWay() {
        noClasses()
                .that()
                .resideInAPackage("..notification.deliver")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..notification.store", "..notification.api", "..notification.stream")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..notification.api", "..notification.stream")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..notification.store")
                .check(CLASSES);
    }

    @Test
    void theDriverStaysInTheStoreAndItsFailuresAtTheDoor() {
        noClasses()
                .that()
                .resideInAnyPackage("..notification.deliver", "..notification.stream")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..")
                .check(CLASSES);
    }
}
