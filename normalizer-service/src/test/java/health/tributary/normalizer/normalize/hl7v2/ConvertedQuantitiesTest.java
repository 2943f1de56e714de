package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 17: quantities stay as they were sent; what is worked out stands beside them, for listed analytes only. */
class ConvertedQuantitiesTest {
    private static final String CONVERTED = "quantity-converted";

    @Test
    void case17_theOriginalStaysAndTheConvertedQuantityStandsBesideIt() {
        assertThat(value("NM", "2345-7^Glucose^LN", "100", "mg/dL"))
                .isEqualTo(
                        "\"valueQuantity\":{\"extension\":[{"
                                + "\"url\":\"https://tributary.health/fhir/StructureDefinition/quantity-converted\",\"valueQuantity\":{"
                                + "\"value\":5.55,\"unit\":\"mmol/L\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/L\"}}],"
                                + "\"value\":100,\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}");
    }

    @Test
    void case17_theAlternateCodeTellsTheAnalyteTooAndAMicroSignIsAMicroSign() {
        assertThat(value("NM", "KREA^Creatinine^L^14682-9^Creatinine^LN", "88.4", "\u00B5mol/L"))
                .contains(CONVERTED, "\"value\":1.00,\"unit\":\"mg/dL\"", "\"value\":88.4,\"unit\":\"\u00B5mol/L\"");
        assertThat(value("NM", "KREA^Creatinine^L^14682-9^Creatinine^LN", "88.4", "\u03BCmol/L"))
                .contains(CONVERTED, "\"value\":88.4,\"unit\":\"\u03BCmol/L\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4548-4^HbA1c^LN", "2345-7^Glucose^LN", "718-7^Haemoglobin^LN", "GLU^Glucose^L"})
    void case17_aPercentageStaysAPercentage(String code) {
        assertThat(value("NM", code, "5.6", "%"))
                .isEqualTo("\"valueQuantity\":{\"value\":5.6,\"unit\":\"%\","
                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"%\"}");
    }

    @Test
    void case17_haemoglobinA1cKeepsItsUnits() {
        assertThat(value("NM", "59261-8^HbA1c^LN", "38", "mmol/mol"))
                .isEqualTo("\"valueQuantity\":{\"value\":38,\"unit\":\"mmol/mol\","
                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/mol\"}");
    }

    @Test
    void case17_whatIsNotListedNotANumberOrWithoutAKnownUnitIsNotConverted() {
        assertThat(value("NM", "718-7^Haemoglobin^LN", "14", "g/dL")).doesNotContain(CONVERTED);
        assertThat(value("NM", "2345-7^Glucose^L", "100", "mg/dL")).doesNotContain(CONVERTED);
        assertThat(value("NM", "2345-7^Glucose^LN", "100", "")).doesNotContain(CONVERTED);
        assertThat(value("SN", "2345-7^Glucose^LN", "<^100", "mg/dL")).doesNotContain(CONVERTED);
        assertThat(value("ST", "2345-7^Glucose^LN", "high", "mg/dL")).doesNotContain(CONVERTED);
    }

    private static String value(String type, String code, String value, String unit) {
        Assert observation = Samples.only(
                Samples.normalized(
                        Samples.msh("ORU^R01"),
                        Samples.PID,
                        "OBX|1|" + type + '|' + code + "||" + value + '|' + unit + "|||||F"),
                "Observation");
        return Samples.json(observation, "value[x]");
    }
}
