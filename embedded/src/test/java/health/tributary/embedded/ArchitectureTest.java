package health.tributary.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.tributary.embedded.launch.Child;
import health.tributary.embedded.launch.ProcessLog;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String HOME = "health.tributary.embedded.";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.tributary.embedded");

    @Test
    void brokerStoreAndCaptureKnowNothingOfEachOther() {
        for (String part : new String[] {"broker", "store", "capture"}) {
            for (String other : new String[] {"broker", "store", "capture", "client", "command"}) {
                if (!part.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(HOME + part + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(HOME + other + "..")
                            .check(classes);
                }
            }
        }
    }

    @Test
    void aClientKnowsAnInstanceByItsAddressesOnly() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HOME + "broker..", HOME + "store..", HOME + "capture..", HOME + "launch..", HOME + "command..")
                .check(classes);
    }

    @Test
    void theLauncherKnowsItsPartsByNameOnly() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "launch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOME + "broker..", HOME + "store..", HOME + "capture..", HOME + "command..")
                .check(classes);
    }

    @Test
    void partsShareNothingWithTheLauncherButTheirWayOfLogging() {
        noClasses()
                .that()
                .resideInAnyPackage(HOME + "broker..", HOME + "store..", HOME + "capture..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "belong to the launcher",
                        type -> type.getPackageName().equals(HOME + "launch")
                                && !type.isEquivalentTo(ProcessLog.class)))
                .check(classes);
    }

    @Test
    void whatStandsBeforeAServiceNeedsTheJdkAlone() {
        classes()
                .that()
                .areAssignableTo(Child.class)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", HOME + "launch")
                .check(classes);
    }
}
