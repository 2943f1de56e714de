package health.tributary.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String HOME = "health.tributary.benchmarks.";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.benchmarks");

    @Test
    void whatDecidesOnFaultsHasNoClockAndNoConnection() {
        classes()
                .that()
                .resideInAPackage(HOME + "check")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "java.util..", HOME + "check", HOME + "traffic")
                .check(classes);
    }

    @Test
    void trafficIsMadeWithoutAConnection() {
        classes()
                .that()
                .resideInAPackage(HOME + "traffic")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.nio.charset..", HOME + "traffic")
                .check(classes);
    }
}
