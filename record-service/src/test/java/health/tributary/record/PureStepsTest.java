package health.tributary.record;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pure steps of the record: fold, identity, view. */
class PureStepsTest {
    private static final String ROOT = "health.tributary.record.";
    private static final List<String> STEPS = List.of("fold", "identity", "series", "view", "medication");
    private static final String[] PACKAGES =
            STEPS.stream().map(step -> ROOT + step + "..").toArray(String[]::new);
    private static final String MEDICATION = ROOT + "medication..";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(STEPS.stream().map(step -> ROOT + step).toArray(String[]::new));

    /** The one that joins whole resources reads them as trees. */
    @Test
    void theyKnowTheJdkTheContractAndJacksonsStreamsOnly() {
        classes()
                .that()
                .resideInAnyPackage(PACKAGES)
                .and()
                .resideOutsideOfPackage(MEDICATION)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known())
                .check(classes);
        classes()
                .that()
                .resideInAPackage(MEDICATION)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(Stream.of(known()), Stream.of("com.fasterxml.jackson.databind.."))
                        .toArray(String[]::new))
                .check(classes);
    }

    private static String[] known() {
        return Stream.concat(
                        Stream.of(PACKAGES),
                        Stream.of(
                                "java.io..",
                                "java.lang..",
                                "java.math..",
                                "java.nio.charset..",
                                "java.security..",
                                "java.text..",
                                "java.time..",
                                "java.util..",
                                "health.tributary.contract..",
                                "com.fasterxml.jackson.core..",
                                "com.fasterxml.jackson.dataformat.cbor.."))
                .toArray(String[]::new);
    }

    @Test
    void theyReadNoClockAndRollNoDice() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, UUID.class)
                .check(classes);
    }

    @Test
    void importsPointOneWay() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "fold..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "identity..", ROOT + "view..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "identity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "fold..", ROOT + "view..")
                .check(classes);
    }

    @Test
    void filesAreShort() throws IOException {
        for (String step : STEPS) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/health/tributary/record", step))) {
                for (Path file : files.toList()) {
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(400);
                }
            }
        }
    }
}
