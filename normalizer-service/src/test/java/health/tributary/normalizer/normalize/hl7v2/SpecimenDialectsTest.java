package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.PID;
import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.statements;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specimens as laboratories write them though the standard says otherwise, where the meaning is plain. */
class SpecimenDialectsTest {
    private static final String OBR = "OBR|1|P1|F1|CBC^Blood count^L|||20240315";
    private static final String TYPED = "SPM|1|S9&OE^L9&LAB|";

    private static Normalized message(String... segments) {
        String[] all = new String[segments.length + 3];
        all[0] = msh("ORU^R01");
        all[1] = PID;
        all[2] = OBR;
        System.arraycopy(segments, 0, all, 3, segments.length);
        return normalized(all);
    }

    @ParameterizedTest
    @CsvSource({"^BEAKER", "^BEAKER^1.2.3.4^ISO", "^^1.2.3.4^ISO", "^LAB1^1.2.3.4^ISO"})
    void specimensThatAreNumberedByOneIdentifierAreNotOne(String namespace) {
        Normalized two = message("SPM|1|S200" + namespace + "||SER", "SPM|2|S201" + namespace + "||UR");

        assertThat(all(two, "Specimen"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(json(all(two, "Specimen").get(0), "identifier#SPM-2"))
                .contains("\"value\":\"S200\"")
                .doesNotContain("type")
                .doesNotContain("\"value\":\"BEAKER\"");
        assertThat(statements(two, Alias.class)).noneMatch(alias -> alias.type().equals("Specimen"));
    }

    @Test
    void twoBareNumbersArePlacersAndFillers() {
        Normalized both = message("SPM|1|S200^L300||SER");

        assertThat(json(only(both, "Specimen"), "identifier#SPM-2"))
                .contains("\"value\":\"S200\"")
                .contains("\"value\":\"L300\"");
        assertThat(only(both, "Specimen").entry())
                .isEqualTo(only(message("SPM|1|^L300||SER"), "Specimen").entry());
    }

    @Test
    void theParentOfASpecimenIsFoundByOneIdentifierToo() {
        Assert parent = only(message("SPM|1|S200^BEAKER||SER"), "Specimen");

        assertThat(json(only(message(TYPED + "S200^BEAKER|SER"), "Specimen"), "parent#SPM-3"))
                .contains("Specimen/" + parent.entry())
                .contains("\"value\":\"S200\"");
    }

    private static Assert source(String source) {
        return only(
                normalized(msh("ORU^R01"), PID, "OBR|1|P1|F1|CBC^Blood count^L|||20240315||||||||" + source),
                "Specimen");
    }

    @ParameterizedTest
    @CsvSource({"SER^Serum,Serum", "BLD^Blood,Blood", "UR^URINE^L,URINE", "CATH^Urine catheter,Urine catheter"})
    void theNameOfASpecimensTypeIsNoAdditive(String written, String name) {
        Assert specimen = source(written);

        assertThat(json(specimen, "type")).contains("\"text\":\"" + name + '"');
        assertThat(json(specimen, "container#OBR-15")).isEqualTo("(nothing)");
    }

    @ParameterizedTest
    @CsvSource({"BLD^EDTK", "BLD&Whole blood&HL70487^EDTA", "SER^Serum Separator Tube (Polymer Gel)", "BLD^Lavender"})
    void whatNamesNoSpecimenIsAnAdditive(String written) {
        Assert specimen = source(written);

        assertThat(json(specimen, "type")).doesNotContain("text");
        assertThat(json(specimen, "container#OBR-15")).contains("additiveCodeableConcept");
    }
}
