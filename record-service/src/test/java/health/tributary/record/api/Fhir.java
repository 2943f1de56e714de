package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** Reads and validates what the API writes. */
final class Fhir {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fhir() {}

    /** The validator takes seconds to build, and most tests do without it. */
    private static final class Validation {
        private static final FhirContext FHIR = FhirContext.forR4();
        private static final FhirValidator VALIDATOR = FHIR.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(FHIR),
                        new CommonCodeSystemsTerminologyService(FHIR),
                        new InMemoryTerminologyServerValidationSupport(FHIR))));
    }

    static JsonNode json(Answer answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the answer is no JSON", e);
        }
    }

    /** {@code Type/id} of each entry of a bundle. */
    static List<String> entries(Answer bundle) {
        assertThat(bundle.status()).as(bundle.body()).isEqualTo(200);
        List<String> entries = new ArrayList<>();
        json(bundle)
                .path("entry")
                .forEach(entry -> entries.add(entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText()));
        return entries;
    }

    /** The parameter of a bundle's next link; empty on the last page. */
    static String next(Answer bundle) {
        for (JsonNode link : json(bundle).path("link")) {
            if (link.path("relation").asText().equals("next")) {
                String url = link.path("url").asText();
                return url.substring(url.indexOf("_after=") + "_after=".length());
            }
        }
        return "";
    }

    static void assertValid(String json) {
        assertThat(Validation.VALIDATOR.validateWithResult(json).getMessages())
                .as(json)
                .noneMatch(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0);
    }

    static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode outcome = json(answer);
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/code").asText()).isEqualTo(code);
        assertThat(outcome.at("/issue/0/diagnostics").asText()).isNotBlank();
    }
}
