package health.tributary.record;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way imports point: stream and api → apply → pure steps; the store implements the ports and nothing knows it. */
class ArchitectureTest {
    private static final String RECORD = "health.tributary.record.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.record");

    @Test
    void pureStepsKnowOnlyTheJdkTheContractAndParsers() {
        classes()
                .that()
                .resideInAnyPackage(RECORD + "fold..", RECORD + "identity..", RECORD + "series..", RECORD + "view..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "health.tributary.contract..",
                        RECORD + "fold..",
                        RECORD + "identity..",
                        RECORD + "series..",
                        RECORD + "view..",
                        "com.fasterxml.jackson..",
                        "com.google.errorprone.annotations..")
                .check(CLASSES);
    }

    @Test
    void applyingArchivingAndWritingKnowNoFrameworkNoStoreAndNoBroker() {
        noClasses()
                .that()
                .resideInAnyPackage(RECORD + "apply..", RECORD + "archive..", RECORD + "write..", RECORD + "replay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        RECORD + "store..",
                        RECORD + "stream..",
                        RECORD + "api..",
                        "com.mongodb..",
                        "org.bson..",
                        "org.apache.kafka..",
                        "io.quarkus..",
                        "jakarta..")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreKnowsItsDocuments() {
        noClasses()
                .that()
                .resideInAnyPackage(RECORD + "stream..", RECORD + "api..", RECORD + "apply..", RECORD + "view..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bson.BsonDocument")
                .check(CLASSES);
    }

    @Test
    void theApiDoesNotKnowTheStreams() {
        noClasses()
                .that()
                .resideInAPackage(RECORD + "api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RECORD + "stream..", RECORD + "store..")
                .check(CLASSES);
    }
}
