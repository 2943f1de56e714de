package health.tributary.normalizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.normalizer");

    @Test
    void theStepImportsTheJdkTheContractTheReaderAndTheVocabularyOnly() {
        classes()
                .that()
                .resideInAPackage("health.tributary.normalizer.normalize..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "health.tributary.contract..",
                        "health.tributary.hl7v2..",
                        "health.tributary.device..",
                        "health.tributary.ccda..",
                        "health.tributary.fhir..",
                        "health.tributary.normalizer.vocabulary..",
                        "health.tributary.normalizer.normalize..")
                .check(CLASSES);
    }

    /** {@code message} names the plans of all kinds; so nothing below it knows that table, either. */
    @Test
    void thePackagesOfAMessagesContentDependOnEachOtherOneWay() {
        slices().matching("health.tributary.normalizer.normalize.hl7v2.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theVocabularyImportsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("health.tributary.normalizer.vocabulary..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "health.tributary.normalizer.vocabulary..")
                .check(CLASSES);
    }

    @Test
    void nothingInTheStepAsksTheClockOrChance() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "health.tributary.normalizer.normalize..", "health.tributary.normalizer.vocabulary..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.security.SecureRandom.class, java.util.UUID.class)
                .check(CLASSES);
    }
}
