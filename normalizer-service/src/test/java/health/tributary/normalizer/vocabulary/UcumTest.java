package health.tributary.normalizer.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.fhir.ucum.UcumEssenceService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcumTest {
    private static UcumEssenceService essence;

    @BeforeAll
    static void readEssence() throws Exception {
        try (InputStream in = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            essence = new UcumEssenceService(in);
        }
    }

    @Test
    void everyCodeOfTheTableIsOneByUcumsOwnDefinition() {
        for (String code : Ucum.codes()) {
            assertThat(essence.validate(code)).as(code).isNull();
        }
    }

    @Test
    void everyCodeOfTheTableKeepsToOurGrammarToo() {
        for (String code : Ucum.codes()) {
            assertThat(UcumGrammar.accepts(code)).as(code).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MMOLL, mmol/L",
        "MLMIN, mL/min",
        "UMOLL, umol/L",
        "mm(hg), mm[Hg]",
        "/min, /min",
        "breaths/min, /min",
        "#/min, /min",
        "mg/dl, mg/dL",
        "K/uL, 10*3/uL",
        "10*3/uL, 10*3/uL",
        "10^3/uL, 10*3/uL",
        "%, %",
        "MMOL/L, mmol/L",
        "x10E3/uL, 10*3/uL",
        "IU/L, [IU]/L",
        "mL/min/1.73m2, mL/min/{1.73_m2}",
        "pH, [pH]",
        "deg C, Cel",
        "U/L, U/L",
        "u[IU]/mL, u[IU]/mL"
    })
    void usualSpellingsAreRecognised(String written, String code) {
        assertThat(Ucum.code(written)).isEqualTo(code);
    }

    /** Case 17. */
    @Test
    void bothMicroSignsMeanMicro() {
        assertThat(Ucum.code("\u00B5g/L")).isEqualTo("ug/L");
        assertThat(Ucum.code("\u03BCg/L")).isEqualTo("ug/L");
        assertThat(Ucum.code("\u03BCg")).isEqualTo("ug");
        assertThat(Ucum.declared("\u00B5mol/g")).isEqualTo("umol/g");
    }

    /** Case 17. */
    @Test
    void percentIsPercentAndNothingElse() {
        assertThat(Ucum.code("%")).isEqualTo("%");
        assertThat(Ucum.code("percent")).isEqualTo("%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "see note", "UL", "F", "C", "mmol/mol Hb A1c", "widgets", "1:128", "\"", "\\"})
    void whatIsNotPlainlyOneUnitHasNoCode(String written) {
        assertThat(Ucum.code(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mg/dL",
                "mol/m2",
                "10*9/L",
                "{cells}/uL",
                "mmol/(24.h)",
                "kg.m/s2",
                "g{creat}",
                "/[HPF]",
                "m2",
                "s-1"
            })
    void wellFormedUnitsThatAreInNoTableAreTakenWhereTheSenderSaysUcum(String code) {
        assertThat(Ucum.declared(code)).isEqualTo(code);
        assertThat(essence.validate(code)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mg//dL", "mg/", "(mg", "mg)", "mg dL", "foo/dL", "{a b}", "mg{", ".", "/", "[", "kmin"})
    void whatIsNotWellFormedIsNotTakenForUcum(String written) {
        assertThat(UcumGrammar.accepts(written)).isFalse();
    }
}
