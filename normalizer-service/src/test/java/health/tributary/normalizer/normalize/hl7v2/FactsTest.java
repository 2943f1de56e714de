package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accidents, case groups, deaths, disabilities, consents; and comments behind any segment. */
class FactsTest {
    private static final String VISIT = "PV1|1|I|W3" + "|".repeat(16) + "V1";

    @Test
    void anAccidentIsOneOfItsVisitHoweverItsTimeIsCorrected() {
        String[] first = at("0800", "ADT^A01", Samples.PID, VISIT, "ACC|20240310|^Fall at home");
        String[] second = at("0900", "ADT^A08", Samples.PID, VISIT, "ACC|20240309||Kitchen||N");
        for (List<String[]> order : History.orders(List.of(first, second))) {
            Map<String, String> shown = History.of(order).only("Observation");
            assertThat(shown.get("value[x]")).contains("Fall at home");
            assertThat(shown.get("effective[x]")).contains("2024-03-09");
            assertThat(shown.get("component#ACC-5"))
                    .contains("accident-at-work")
                    .contains("false");
        }
    }

    @Test
    void aDeathIsToldByItsFactsAndWhatWasNotDoneIsSaidToo() {
        Normalized said = normalized(msh("ADT^A03"), Samples.PID, VISIT, "PDA|I21^Infarction^I10|W3|Y|||N|||Y");
        List<Assert> observations = Samples.all(said, "Observation");
        List<Assert> procedures = Samples.all(said, "Procedure");

        assertThat(json(observations.get(0), "value[x]")).contains("Infarction");
        assertThat(procedures).hasSize(2);
        assertThat(json(procedures.get(0), "status")).contains("completed");
        assertThat(json(procedures.get(1), "status")).contains("not-done");
    }

    @Test
    void zerosInPlaceOfTimesCertifyNoDeathAndOpenNobody() {
        Normalized said = normalized(msh("ADT^A03"), Samples.PID, VISIT, "PDA|I21^Infarction^I10|W3||00000000|||0");
        assertThat(Samples.all(said, "Procedure")).isEmpty();
        assertThat(Samples.all(said, "Observation")).isNotEmpty();
        assertThat(said.warnings())
                .anyMatch(warning -> warning.place().equals("PDA-4"))
                .anyMatch(warning -> warning.place().equals("PDA-7"));
    }

    @Test
    void aDisabilityOfSomebodyElseIsNotThePatients() {
        Normalized said = normalized(msh("ADT^A08"), Samples.PID, "DB1|1|GT||Y|20240101");

        assertThat(Samples.all(said, "Observation")).isEmpty();
        assertThat(said.warnings()).anyMatch(warning -> warning.place().equals("DB1-2"));
    }

    @Test
    void aConsentToTreatmentGrantsNobodyAccess() {
        Normalized said = normalized(msh("ADT^A08"), Samples.PID, VISIT, "CON|1|021|||||||||R");

        assertThat(Samples.all(said, "Consent")).isEmpty();
        assertThat(json(only(said, "Observation"), "value[x]"))
                .contains("v2-0498")
                .contains("\"R\"");
    }

    @Test
    void commentsAreOfWhatTheyStandBehind() {
        Normalized said = normalized(
                msh("ADT^A08"),
                Samples.PID,
                "NTE|1||of the patient",
                VISIT,
                "NTE|1||of the visit",
                "OBX|1|NM|8867-4^Heart rate^LN||72|/min|||||F",
                "NTE|1||of the pulse",
                "DG1|1||I10^Hypertension^I10",
                "NTE|1||of the diagnosis",
                "PR1|1||P1^Biopsy^L||20240301",
                "NTE|1||of the procedure",
                "IN1|1|PLAN8|INS8|Harbour Mutual",
                "NTE|1||of the insurance");

        assertThat(json(only(said, "Patient"), "extension#NTE/PID")).contains("of the patient");
        assertThat(json(only(said, "Encounter"), "extension#NTE/PV1")).contains("of the visit");
        assertThat(json(only(said, "Observation"), "note#NTE")).isEqualTo("{\"text\":\"of the pulse\"}");
        assertThat(json(only(said, "Condition"), "note#NTE")).isEqualTo("{\"text\":\"of the diagnosis\"}");
        assertThat(json(only(said, "Procedure"), "note#NTE")).isEqualTo("{\"text\":\"of the procedure\"}");
        assertThat(json(only(said, "Coverage"), "extension#NTE/IN1")).contains("of the insurance");
        assertThat(said.warnings()).noneMatch(warning -> warning.place().startsWith("NTE"));
    }
}
