package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OBX-5 by its type, units, ranges and interpretations. */
class ResultValuesTest {
    private static final String OBR = "OBR|1|P1^OE|F1^LAB|24323-8^Panel^LN|||20240315073000-0500|||||||||||||||||CH|F";
    private static final String UCUM = "\"system\":\"http://unitsofmeasure.org\"";

    private static Normalized message(String obx) {
        return Samples.normalized(Samples.msh("ORU^R01"), Samples.PID, OBR, obx);
    }

    private static Assert observation(String type, String value, String units, String range) {
        return Samples.only(
                message("OBX|1|" + type + "|777-3^Analyte^LN||" + value + '|' + units + '|' + range + "||||F"),
                "Observation");
    }

    private static String value(String type, String value, String units) {
        return Samples.json(observation(type, value, units, ""), "value[x]");
    }

    @Test
    void aNumberKeepsItsDecimalsAndItsUnitsText() {
        assertThat(value("NM", "4.10", "MMOL/L"))
                .isEqualTo("\"valueQuantity\":{\"value\":4.10,\"unit\":\"MMOL/L\"," + UCUM + ",\"code\":\"mmol/L\"}");
    }

    /** Case 17. */
    @Test
    void percentStaysPercentAndIsNotConverted() {
        assertThat(value("NM", "7.9", "%"))
                .isEqualTo("\"valueQuantity\":{\"value\":7.9,\"unit\":\"%\"," + UCUM + ",\"code\":\"%\"}");
    }

    /** Case 17. */
    @Test
    void bothMicroSignsAreKeptAsTheyAreAndCodedAlike() {
        assertThat(value("NM", "12", "\u03BCg/L"))
                .isEqualTo("\"valueQuantity\":{\"value\":12,\"unit\":\"\u03BCg/L\"," + UCUM + ",\"code\":\"ug/L\"}");
        assertThat(value("NM", "12", "\u00B5g/L")).contains("\"code\":\"ug/L\"");
    }

    /** Case 17. */
    @Test
    void aUnitThatNobodyKnowsHasNoCode() {
        assertThat(value("NM", "3", "widgets")).isEqualTo("\"valueQuantity\":{\"value\":3,\"unit\":\"widgets\"}");
    }

    @Test
    void aNumberWithAComparatorIsReadAsOneWithAWarning() {
        Normalized normalized = message("OBX|1|NM|2345-7^Analyte^LN||<15|MLMIN|[ ]||||F");
        Assert observation = Samples.only(normalized, "Observation");
        assertThat(Samples.json(observation, "value[x]"))
                .isEqualTo("\"valueQuantity\":{\"value\":15,\"comparator\":\"<\",\"unit\":\"MLMIN\"," + UCUM
                        + ",\"code\":\"mL/min\"}");
        assertThat(Samples.json(observation, "referenceRange#OBX-7")).isEqualTo("{\"text\":\"[ ]\"}");
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().equals("OBX-5"));
    }

    @Test
    void whatIsNoNumberThoughItsTypeSaysSoIsKeptAsText() {
        assertThat(value("NM", "hemolyzed", "mmol/L")).isEqualTo("\"valueString\":\"hemolyzed\"");
        assertThat(value("ST", "Negative", "mg/dL")).isEqualTo("\"valueString\":\"Negative\"");
        assertThat(value("NM", "5-10", "/HPF")).isEqualTo("\"valueString\":\"5-10 /HPF\"");
    }

    @Test
    void aTextThatIsANumberWithAUnitIsAQuantity() {
        assertThat(value("ST", "68", "/min"))
                .isEqualTo("\"valueQuantity\":{\"value\":68,\"unit\":\"/min\"," + UCUM + ",\"code\":\"/min\"}");
        assertThat(value("ST", "68", "")).isEqualTo("\"valueString\":\"68\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "SN;>^100;\"valueQuantity\":{\"value\":100,\"comparator\":\">\"}",
                "SN;^3^-^5;\"valueRange\":{\"low\":{\"value\":3},\"high\":{\"value\":5}}",
                "SN;^1^:^128;\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":128}}",
                "SN;^2^+;\"valueString\":\"2 +\"",
                "SN;<>^5;\"valueString\":\"<> 5\"",
                "NR;3^5;\"valueRange\":{\"low\":{\"value\":3},\"high\":{\"value\":5}}",
                "CWE;A^Apple^L;\"valueCodeableConcept\":{\"coding\":[{\"system\":\"https://tributary.health/code-system/genhosp/L\",\"code\":\"A\",\"display\":\"Apple\"}]}",
                "CE;^Just text;\"valueCodeableConcept\":{\"text\":\"Just text\"}",
                "IS;Y;\"valueCodeableConcept\":{\"coding\":[{\"code\":\"Y\"}]}",
                "DT;20240315;\"valueDateTime\":\"2024-03-15\"",
                "TS;20240315073000-0500;\"valueDateTime\":\"2024-03-15T07:30:00-05:00\"",
                "DTM;soon;\"valueString\":\"soon\"",
                "TM;073000;\"valueTime\":\"07:30:00\"",
                "TM;0730;\"valueString\":\"0730\"",
                "DR;20240315^20240316;\"valuePeriod\":{\"start\":\"2024-03-15\",\"end\":\"2024-03-16\"}",
                "VR;1^2;\"valueString\":\"1-2\"",
                "XCN;1^Quill^Ada;\"valueString\":\"Ada Quill\"",
                "XPN;Quill^Ada;\"valueString\":\"Ada Quill\"",
                "EI;12^NS;\"valueString\":\"12^NS\"",
                "ST;a \\T\\ b;\"valueString\":\"a & b\"",
                "FT;one\\.br\\two;\"valueString\":\"one\\ntwo\""
            })
    void everyTypeHasItsValue(String type, String sent, String json) {
        assertThat(value(type, sent, "")).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "3.5 - 5.3;\"low\":{\"value\":3.5},\"high\":{\"value\":5.3},",
                "70-105;\"low\":{\"value\":70},\"high\":{\"value\":105},",
                "-2 - 2;\"low\":{\"value\":-2},\"high\":{\"value\":2},",
                "1 to 3;\"low\":{\"value\":1},\"high\":{\"value\":3},",
                "<5;\"high\":{\"value\":5},",
                "> OR = 60;\"low\":{\"value\":60},",
                "\u22645.0;\"high\":{\"value\":5.0},",
                ">=60;\"low\":{\"value\":60},",
                "[ ];''",
                "negative;''",
                "5;''",
                "3-5 (adults);''"
            })
    void aRangeThatIsPlainlyOneOfNumbersIsRead(String text, String limits) {
        String expected = "{" + limits.replace("''", "") + "\"text\":\"" + text + "\"}";
        assertThat(Samples.json(observation("NM", "1", "", text), "referenceRange#OBX-7"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.8-1.1, 0.8, 1.1", "0-1, 0, 1", "0.8-1.2 1, 0.8, 1.2"})
    void theUnitOneIsNoDigitOfARange(String text, String low, String high) {
        assertThat(Samples.json(observation("NM", "1.0", "1", text), "referenceRange#OBX-7"))
                .contains("\"low\":{\"value\":" + low + ",", "\"high\":{\"value\":" + high + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {">10E5", "10E5"})
    void aPowerOfTenAsColoniesAreCountedIsNoNumberTenTimesAsHigh(String sent) {
        assertThat(value("ST", sent, "CFU/mL")).isEqualTo("\"valueString\":\"" + sent + " CFU/mL\"");
    }

    @ParameterizedTest
    @CsvSource({"<5.0 mg/L, high", "0-5 MG/L, low", "0 - 5mg/L, high"})
    void aRangeThatRepeatsTheUnitOfItsResultIsOneOfNumbers(String text, String limit) {
        assertThat(Samples.json(observation("NM", "1", "mg/L", text), "referenceRange#OBX-7"))
                .contains('"' + limit + "\":{\"value\":")
                .contains("\"text\":\"" + text + '"');
        assertThat(Samples.json(observation("NM", "1", "mg/dL", text), "referenceRange#OBX-7"))
                .doesNotContain("value");
    }

    @ParameterizedTest
    @CsvSource({
        "NM, >=60, 60, >=",
        "NM, \u226560, 60, >=",
        "ST, > OR = 60, 60, >=",
        "ST, =<60, 60, <=",
        "ST, < 60, 60, <",
        "ST, =60, 60, ''",
        "NM, 5.0E-3, 0.0050, ''",
        "ST, <1.2E+3, 1200, <"
    })
    void comparatorsAndNumbersAreReadAsLaboratoriesWriteThem(
            String type, String sent, String number, String comparator) {
        String compared = comparator.isEmpty() ? "" : ",\"comparator\":\"" + comparator + '"';
        assertThat(value(type, sent, "mL"))
                .startsWith("\"valueQuantity\":{\"value\":" + number + compared + ",\"unit\"");
    }

    @Test
    void anInterpretationHasItsCodeOfFhirAndTheOneThatWasSent() {
        Assert observation = Samples.only(message("OBX|1|NM|2345-7^A^LN||182|mg/dL|70-105|H|||F"), "Observation");
        assertThat(Samples.json(observation, "interpretation#OBX-8"))
                .contains("v3-ObservationInterpretation\",\"code\":\"H\",\"display\":\"High\"")
                .contains("v2-0078\",\"code\":\"H\"");
    }

    @Test
    void aValueThatRepeatsBecomesComponents() {
        Assert observation = observation("CWE", "YEL^Yellow^L~CLD^Cloudy^L", "", "");
        assertThat(Samples.json(observation, "value[x]")).isEqualTo("(cleared)");
        assertThat(Samples.json(observation, "component#OBX-5"))
                .contains("\"code\":\"YEL\"")
                .contains("\"code\":\"CLD\"");
    }

    @Test
    void theLinesOfOneTextAreOneValue() {
        Normalized normalized = Samples.normalized(
                Samples.msh("ORU^R01"),
                Samples.PID,
                OBR,
                "OBX|1|TX|600-7^Culture^LN|1|No growth.||||||F",
                "OBX|2|TX|600-7^Culture^LN|1|||||||F",
                "OBX|3|TX||1|Final.||||||F",
                "OBX|4|TX|600-7^Culture^LN|2|Another.||||||F");
        assertThat(Samples.all(normalized, "Observation"))
                .extracting(each -> Samples.json(each, "value[x]"))
                .containsExactly("\"valueString\":\"No growth.\\n\\nFinal.\"", "\"valueString\":\"Another.\"");
    }

    @Test
    void aResultWithoutACodeHasThatOfItsOrderAndAWarning() {
        Normalized normalized = message("OBX|1|TX|||The report's text.||||||F");
        assertThat(Samples.json(Samples.only(normalized, "Observation"), "code"))
                .contains("24323-8");
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().equals("OBX-3"));
    }

    @Test
    void controlCharactersNeverReachAValue() {
        assertThat(value("ST", "a\u0001b\\X0C\\c<script>", "")).isEqualTo("\"valueString\":\"abc<script>\"");
    }

    @Test
    void aVitalSignByItsLoincCodeIsOne() {
        Assert observation = Samples.only(message("OBX|1|NM|8867-4^Heart rate^LN||69|/min|||||F"), "Observation");
        assertThat(Samples.json(observation, "category#OBR-24")).contains("vital-signs");
    }
}
