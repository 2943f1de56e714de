package health.tributary.normalizer.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.normalizer.vocabulary.Molar.Converted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MolarTest {
    /** Case 17. Expected values are those of the usual conversion factors (glucose 18.02, creatinine 88.4, cholesterol 38.67 …). */
    @ParameterizedTest
    @CsvSource({
        "2345-7, 100, mg/dL, 5.55, mmol/L",
        "14749-6, 5.55, mmol/L, 100, mg/dL",
        "2345-7, 5.4, mmol/L, 97, mg/dL",
        "2160-0, 1.00, mg/dL, 88.4, umol/L",
        "14682-9, 88.4, umol/L, 1.00, mg/dL",
        "2093-3, 200, mg/dL, 5.17, mmol/L",
        "2571-8, 150, mg/dL, 1.69, mmol/L",
        "3084-1, 6.0, mg/dL, 360, umol/L",
        "1975-2, 1.0, mg/dL, 17, umol/L",
        "17861-6, 9.5, mg/dL, 2.4, mmol/L",
        "17861-6, 95, mg/L, 2.4, mmol/L",
        "2498-4, 100, ug/dL, 17.9, umol/L"
    })
    void case17_listedAnalytesAreConverted(String loinc, String number, String unit, String value, String to) {
        assertThat(Molar.convert(loinc, number, unit)).isEqualTo(new Converted(value, to));
    }

    /** Case 17. */
    @Test
    void case17_aPercentageIsNeverConverted() {
        assertThat(Molar.convert("4548-4", "5.6", "%")).isNull();
        assertThat(Molar.convert("2345-7", "5.6", "%")).isNull();
        assertThat(Molar.convert("59261-8", "38", "mmol/mol")).isNull();
    }

    /** Case 17. */
    @Test
    void case17_analytesThatAreNotListedAndUnitsOfOtherKindsAreNotConverted() {
        assertThat(Molar.convert("718-7", "14", "g/dL")).isNull();
        assertThat(Molar.convert("2345-7", "14", null)).isNull();
        assertThat(Molar.convert("2345-7", "14", "mmol/mol")).isNull();
        assertThat(Molar.convert("2345-7", "14", "mg")).isNull();
    }

    @Test
    void whatNobodyMeasuresIsNotConverted() {
        assertThat(Molar.convert("2345-7", "0", "mg/dL")).isNull();
        assertThat(Molar.convert("2345-7", "-5", "mg/dL")).isNull();
        assertThat(Molar.convert("2345-7", "1".repeat(25), "mg/dL")).isNull();
    }
}
