package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and their answers: what states patient data, and what says nothing of anybody. */
class QueryAnswersTest {
    private static final String OTHER = "PID|2||P2^^^ADT1^MR||Quill^Bea";

    @Test
    void aHistoryThatARegistryAnswersIsOfTheSameVaccinationsAsAnUpdate() {
        String rxa = "RXA|0|1|20240312||08^HepB^CVX|999||||||||||||||CP";
        Normalized answer = normalized(msh("RSP^K11"), "MSA|AA|Q1", "QAK|Q1|OK", Samples.PID, "ORC|RE||F1^EHR", rxa);
        Normalized update = normalized(msh("VXU^V04"), Samples.PID, "ORC|RE||F1^EHR", rxa);

        assertThat(only(answer, "Immunization").entry())
                .isEqualTo(only(update, "Immunization").entry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSP^K11", "RSP^K22", "VXX^V02"})
    void candidatesAreEachAPatientOfTheirOwn(String type) {
        Normalized normalized = normalized(msh(type), "MSA|AA|Q1", Samples.PID, OTHER);

        assertThat(all(normalized, "Patient")).hasSize(2);
        assertThat(normalized.batches()).hasSize(2);
    }

    @Test
    void thePatientsOfOneAnswerKeepTheirOwnVaccinations() {
        Normalized normalized = normalized(
                msh("RSP^K11"),
                Samples.PID,
                "RXA|0|1|20240312||08^HepB^CVX|999",
                OTHER,
                "RXA|0|1|20240312||03^MMR^CVX|999");

        assertThat(all(normalized, "Immunization"))
                .extracting(given -> json(given, "patient"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void numbersAloneLeaveTheNameAlone() {
        Assert patient =
                only(normalized(msh("RSP^K23"), "PID|||PATID1234^^^ADT1^MR~77^^^NORTH^PI||~^^^^^^S"), "Patient");

        assertThat(slot(patient, "name#PID-5")).isEmpty();
        assertThat(json(patient, "identifier#PID-3/genhosp-mrn")).contains("PATID1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QBP^Q11", "QBP^Q21", "QBP^Q22", "QBP^Q23", "VXQ^V01", "SIU^S23", "SIU^S24", "RSP^K11", "RSP^K22",
                "VXR^V03"
            })
    void whatNamesNoPatientIsTakenAndStatesNothing(String type) {
        Normalized normalized = normalized(msh(type), "QPD|Z34|Q1|PATID1234^^^ADT1^MR");

        assertThat(normalized.batches()).isEmpty();
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().equals("MSH-9"));
    }

    @Test
    void anAnswerThatIsNotMappedStaysUnsupported() {
        assertThat(Samples.rejected("genhosp", msh("RSP^K31"), "MSA|AA|Q1").reason())
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void resultsOfSeveralPatientsStillNeedTheirOrders() {
        assertThat(Samples.rejected("genhosp", msh("ORU^R01"), Samples.PID, OTHER, "OBR|1|P1|F1|1^X^L")
                        .reason())
                .isEqualTo(Reason.AMBIGUOUS_SUBJECT);
    }
}
