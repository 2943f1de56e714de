package health.tributary.hl7v2;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {
    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.hl7v2");

    @Test
    void nothingButTheJdkIsNeeded() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "health.tributary.hl7v2..")
                .check(main);
    }

    @Test
    void thereIsNoClockNoRandomnessNoInputOrOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.security..")
                .check(main);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|java\\.util\\.UUID|java\\.lang\\.Thread")
                .check(main);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(main);
        noClasses().should().callMethod(System.class, "nanoTime").check(main);
        noClasses().should().callMethod(java.time.OffsetDateTime.class, "now").check(main);
        noClasses().should().callMethod(java.time.Instant.class, "now").check(main);
    }
}
