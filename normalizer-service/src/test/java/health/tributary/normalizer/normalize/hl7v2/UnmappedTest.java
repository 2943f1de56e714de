package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.normalizer.normalize.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings of what nothing is made of: none is empty of meaning, and nothing that has a meaning goes without one. */
class UnmappedTest {
    private static List<String> warned(String... segments) {
        return normalized(segments).warnings().stream().map(Warning::place).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSA|AA|1",
                "ERR|||207^Error^HL70357|I",
                "QAK|Q1|OK",
                "QPD|Q22^Find^HL7|Q1|@PID.5.1^Quill",
                "SFT|Vendor|1|Product|2",
                "DSC|1|I",
                "ORC|RE|1^OE|2^LAB"
            })
    void segmentsThatSayNothingOfAPatientAreNotWarnedOf(String segment) {
        assertThat(warned(msh("ADT^A31"), Samples.PID, segment)).isEmpty();
    }

    @Test
    void countersAndTheClassOfNoVisitAreNotWarnedOf() {
        assertThat(warned(
                        msh("VXU^V04"),
                        Samples.PID,
                        "PV1|1|O",
                        "ORC|RE||F1^EHR",
                        "RXA|0|1|20240312|20240312|08^HepB^CVX|999"))
                .isEmpty();
    }

    @Test
    void theEndOfAnAdministrationAndOtherContentAreWarnedOf() {
        assertThat(warned(
                        msh("VXU^V04"),
                        Samples.PID,
                        "PID|2||PATID1234^^^ADT1^MR||||||||||||||||||||||||||Y",
                        "ORC|RE||F1^EHR",
                        "RXA|0|1|20240312|20240313|08^HepB^CVX|999||Form"))
                .containsExactly("RXA-4", "RXA-8");
    }

    @Test
    void howSomethingWasThatIsDeletedIsNotWarnedOf() {
        assertThat(warned(
                        msh("ADT^A60"), Samples.PID, "IAM|1|DA^Drug^HL70127|7980^Penicillin^RXNORM|SV||D|IAM1^GENHOSP"))
                .isEmpty();
    }

    @Test
    void aSegmentOfNoRuleIsWarnedOfOnce() {
        List<Warning> warnings =
                normalized(msh("ADT^A31"), Samples.PID, "OH1|1|2", "OH1|2|3").warnings();

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.place()).isEqualTo("OH1");
            assertThat(warning.rule()).isEqualTo("a segment that nothing is made of");
        });
    }
}
