package health.tributary.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

class OperationOutcomesTest {
    @Test
    void everySeverityAndCodeIsFhirs() {
        for (Severity severity : Severity.values()) {
            for (IssueCode code : IssueCode.values()) {
                String json = OperationOutcomes.json(List.of(new Problem(severity, code, "Patient.\"x", "rule")));
                OperationOutcome outcome =
                        FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, json);
                assertThat(outcome.getIssueFirstRep().getSeverity().toCode()).isEqualTo(severity.code());
                assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo(code.code());
                assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                        .isEqualTo("Patient.\"x");
            }
        }
    }

    @Test
    void withoutProblemsAllIsWell() {
        assertThat(OperationOutcomes.json(List.of())).contains("\"severity\":\"information\"");
    }
}
