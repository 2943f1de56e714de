package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.PID;
import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cultures and the susceptibilities of what they grew: OBR-26 and OBR-29, parent and child. */
class MicrobiologyTest {
    private static final String[] CULTURE = {
        msh("ORU^R01"),
        PID,
        "OBR|1|P1^OE|F1^LAB|600-7^Bacteria identified in blood^LN|||20240315|||||||||||||||||MB|F",
        "OBX|1|CE|600-7^Bacteria identified^LN|1|112283007^Escherichia coli^SCT||||||F",
        "OBX|2|CE|600-7^Bacteria identified^LN|2|3092008^Staphylococcus aureus^SCT||||||F"
    };

    private static Normalized culture(String... more) {
        return normalized(Stream.concat(Stream.of(CULTURE), Stream.of(more)).toArray(String[]::new));
    }

    private static String susceptibilities(String parentResult, String parent) {
        return "OBR|2|P1^OE|F2^LAB|50545-3^Susceptibility panel^LN|||20240315||||||||||||||||||F|" + parentResult
                + "|||" + parent;
    }

    private static String ciprofloxacin(Normalized message) {
        Assert last =
                all(message, "Observation").get(all(message, "Observation").size() - 1);
        assertThat(json(last, "code")).contains("18906-8");
        return json(last, "derivedFrom#OBR-26");
    }

    private static final String CIPROFLOXACIN = "OBX|1|ST|18906-8^Ciprofloxacin^LN||<=0.25|ug/mL||S|||F";

    @ParameterizedTest
    @CsvSource({
        "600-7&Bacteria identified&LN^1^Escherichia coli, P1&OE^F1&LAB, 0",
        "600-7&Bacteria identified&LN^2^Staphylococcus aureus, ^F1&LAB, 1",
        "600-7^2, P1, 1",
        "600-7&Bacteria identified&LN^^Staphylococcus aureus, ^F1, 1",
        "600-7&Bacteria identified&LN^1^Escherichia coli, '', 0"
    })
    void aSusceptibilityNamesItsOrganism(String parentResult, String parent, int organism) {
        Normalized message = culture(susceptibilities(parentResult, parent), CIPROFLOXACIN);
        EntryId grown = all(message, "Observation").get(organism).entry();
        assertThat(ciprofloxacin(message)).contains("\"reference\":\"Observation/" + grown + '"');
        assertThat(message.warnings())
                .noneSatisfy(warning -> assertThat(warning.place()).startsWith("OBR"));
    }

    @ParameterizedTest
    @CsvSource({
        "600-7&Bacteria identified&LN^1^Escherichia coli, ^F9&LAB",
        "600-7&Bacteria identified&LN^3^Escherichia coli, ^F1&LAB",
        "6463-4&Bacteria identified&LN^1^Escherichia coli, ^F1&LAB",
        "600-7&Bacteria identified&LN^^Escherichia, ''"
    })
    void anOrganismOfAnotherMessageIsNamedByItsWords(String parentResult, String parent) {
        Normalized message = culture(susceptibilities(parentResult, parent), CIPROFLOXACIN);
        assertThat(ciprofloxacin(message))
                .startsWith("{\"type\":\"Observation\",\"display\":\"Escherichia")
                .doesNotContain("reference");
        assertThat(message.warnings())
                .anySatisfy(warning -> assertThat(warning.place()).startsWith("OBR[2]-26"));
    }

    @Test
    void anotherOrganismThanTheOneOfItsCodeIsNotTheParent() {
        Normalized message = normalized(
                CULTURE[0],
                CULTURE[1],
                CULTURE[2],
                CULTURE[3],
                susceptibilities("600-7&Bacteria&LN^^Klebsiella pneumoniae", "P1&OE^F1&LAB"),
                CIPROFLOXACIN);
        assertThat(ciprofloxacin(message)).contains("Klebsiella").doesNotContain("reference");
    }

    @Test
    void aSubIdThatNothingHasNamesNoOrganism() {
        assertThat(ciprofloxacin(culture(susceptibilities("^7", "^F1&LAB"), CIPROFLOXACIN)))
                .isEqualTo("(nothing)");
    }

    @Test
    void aCorrectionOfTheSusceptibilitiesAloneKeepsTheOrganism() {
        String first = susceptibilities("600-7^1^Escherichia coli", "^F1&LAB");
        String[] both = History.at("0800", "ORU^R01", PID, CULTURE[2], CULTURE[3], CULTURE[4], first, CIPROFLOXACIN);
        String[] alone = History.at("0900", "ORU^R01", PID, first, CIPROFLOXACIN.replace("|S|||F", "|R|||C"));
        for (List<String[]> order : History.orders(List.of(both, alone))) {
            assertThat(History.of(order).shown("Observation").values())
                    .anySatisfy(
                            each -> assertThat(each.get("derivedFrom#OBR-26")).contains("reference"));
        }
    }

    @Test
    void whatWasGrownItselfCameFromNothing() {
        assertThat(all(culture(), "Observation"))
                .allSatisfy(each -> assertThat(json(each, "derivedFrom#OBR-26")).isEqualTo("(nothing)"));
    }
}
