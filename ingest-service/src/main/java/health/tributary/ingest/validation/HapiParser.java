package health.tributary.ingest.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.Problem;
import health.tributary.ingest.admit.FhirValidator;
import java.util.List;

/**
 * HAPI's R4 parser in its strict mode: unknown elements, wrong cardinalities, values that are none of their type. It stops at the
 * first fault of a resource.
 */
public final class HapiParser implements FhirValidator {
    private static final String RULE =
            "HAPI's strict parser does not take this resource: an element that R4 does not know, one"
                    + " too many, or a value that is none of its type";

    @Override
    public List<Problem> problems(JsonObject resource, String path) {
        try {
            Loaded.parser().parseResource(resource.canonical());
            return List.of();
        } catch (DataFormatException | IllegalArgumentException fault) {
            // The exception's text may quote the value.
            return List.of(Problem.error(IssueCode.STRUCTURE, path, RULE));
        }
    }

    /** The context is expensive, and for most feeds never needed. */
    private static final class Loaded {
        private static final FhirContext R4 = FhirContext.forR4();

        static IParser parser() {
            return R4.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        }
    }
}
