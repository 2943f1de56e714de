package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 22: corrections, deletions and late preliminary results, in every order of arrival. */
class ResultStatusTest {
    private static Normalized at(String reported, String obx) {
        return Samples.normalized(
                Samples.msh("ORU^R01"),
                Samples.PID,
                "OBR|1|P1^OE|F1^LAB|24323-8^Panel^LN|||20240315073000-0500|||||||||||||||" + reported + "||CH|F",
                obx);
    }

    private static final Normalized PRELIMINARY =
            at("202403150800-0500", "OBX|1|NM|2345-7^Glucose^LN||180|mg/dL|70-105|H|||P");
    private static final Normalized FINAL =
            at("202403150900-0500", "OBX|1|NM|2345-7^Glucose^LN||182|mg/dL|70-105|H|||F");
    private static final Normalized LATE_PRELIMINARY =
            at("202403151000-0500", "OBX|1|NM|2345-7^Glucose^LN||181|mg/dL|70-105|H|||P");
    private static final Normalized CORRECTION =
            at("202403151010-0500", "OBX|1|NM|2345-7^Glucose^LN||99|mg/dL|70-105||||C");
    private static final Normalized VERIFIED = at("202403151011-0500", "OBX|1|NM|2345-7^Glucose^LN||||||||V");
    private static final Normalized DELETION = at("202403151012-0500", "OBX|1|NM|2345-7^Glucose^LN||||||||D");
    private static final Normalized WRONG = at("202403151013-0500", "OBX|1|NM|2345-7^Glucose^LN||99|mg/dL|||||W");

    private static Map<String, String> inEveryOrder(Normalized... messages) {
        return Arrivals.inEveryOrder("Observation", messages);
    }

    @Test
    void allOfThemSpeakOfOneEntry() {
        assertThat(List.of(PRELIMINARY, FINAL, LATE_PRELIMINARY, CORRECTION, VERIFIED, DELETION, WRONG))
                .extracting(message -> Samples.only(message, "Observation").entry())
                .containsOnly(Samples.only(FINAL, "Observation").entry());
    }

    @Test
    void aLatePreliminaryNeverCoversAFinal() {
        Map<String, String> shown = inEveryOrder(PRELIMINARY, FINAL, LATE_PRELIMINARY);
        assertThat(shown).containsEntry("status", "\"status\":\"final\"");
        assertThat(shown.get("value[x]")).contains("182");
    }

    @Test
    void aCorrectionReplacesTheResultAsAWhole() {
        Map<String, String> shown = inEveryOrder(PRELIMINARY, FINAL, LATE_PRELIMINARY, CORRECTION);
        assertThat(shown).containsEntry("status", "\"status\":\"corrected\"").doesNotContainKey("interpretation#OBX-8");
        assertThat(shown.get("value[x]")).contains("99");
    }

    @Test
    void aVerificationWithoutAValueKeepsTheValue() {
        Map<String, String> shown = inEveryOrder(FINAL, VERIFIED);
        assertThat(shown).containsEntry("status", "\"status\":\"final\"");
        assertThat(shown.get("value[x]")).contains("182");
        assertThat(shown).containsKeys("interpretation#OBX-8", "referenceRange#OBX-7");
    }

    @Test
    void aDeletedResultShowsNoValue() {
        Map<String, String> shown = inEveryOrder(PRELIMINARY, FINAL, CORRECTION, DELETION);
        assertThat(shown)
                .containsEntry("status", "\"status\":\"entered-in-error\"")
                .doesNotContainKeys("value[x]", "interpretation#OBX-8");
    }

    @Test
    void aResultPostedAsWrongShowsNoValueThoughTheMessageRepeatsIt() {
        Map<String, String> shown = inEveryOrder(FINAL, CORRECTION, WRONG);
        assertThat(shown)
                .containsEntry("status", "\"status\":\"entered-in-error\"")
                .doesNotContainKey("value[x]");
    }

    @Test
    void aDeletedResultIsTakenOutOfItsReport() {
        String slot = "result#OBX/" + Samples.only(FINAL, "Observation").entry().value();
        assertThat(Samples.json(Samples.only(FINAL, "DiagnosticReport"), slot)).contains("Observation/");
        assertThat(Samples.json(Samples.only(DELETION, "DiagnosticReport"), slot))
                .isEqualTo("(cleared)");
    }

    @ParameterizedTest
    @CsvSource({
        "F,final,1",
        "C,corrected,1",
        "A,amended,1",
        "B,amended,1",
        "U,final,1",
        "V,final,1",
        "X,cancelled,1",
        "D,entered-in-error,1",
        "W,entered-in-error,1",
        "P,preliminary,0",
        "R,preliminary,0",
        "S,preliminary,0",
        "I,registered,0",
        "O,registered,0",
        "N,cancelled,0"
    })
    void everyStatusHasItsCodeAndItsClass(String code, String status, int rank) {
        Assert observation =
                Samples.only(at("202403150800-0500", "OBX|1|NM|2345-7^G^LN||1|mg/dL|||||" + code), "Observation");
        Slot slot = Samples.slot(observation, "status").orElseThrow();
        assertThat(slot.json()).startsWith("\"status\":\"" + status + '"');
        assertThat(slot.rank()).isEqualTo(rank);
    }

    @ParameterizedTest
    @CsvSource({"N,not-asked", "X,not-performed"})
    void aResultThatCannotBeHadSaysWhy(String code, String reason) {
        Assert observation =
                Samples.only(at("202403150800-0500", "OBX|1|NM|2345-7^G^LN||||||||" + code), "Observation");
        assertThat(Samples.json(observation, "dataAbsentReason")).contains("\"code\":\"" + reason + '"');
        assertThat(Samples.json(observation, "value[x]")).isEqualTo("(cleared)");
    }

    @Test
    void withoutAStatusOfItsOwnAResultIsAsFinalAsItsOrderButOfTheLowerClass() {
        Assert observation = Samples.only(at("202403150800-0500", "OBX|1|NM|2345-7^G^LN||1|mg/dL"), "Observation");
        assertThat(Samples.slot(observation, "status")).hasValueSatisfying(slot -> {
            assertThat(slot.json()).isEqualTo("\"status\":\"final\"");
            assertThat(slot.rank()).isZero();
        });
    }
}
