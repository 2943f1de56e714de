package health.tributary.ingest.admit;

import health.tributary.fhir.JsonObject;
import health.tributary.fhir.Problem;
import java.util.List;

/** Looks at a resource more closely than its structure: a pure function of it. */
@FunctionalInterface
public interface FhirValidator {
    /**
     * What is wrong, in the order in which it stands, as errors.
     *
     * @param path where the resource stands
     */
    List<Problem> problems(JsonObject resource, String path);
}
