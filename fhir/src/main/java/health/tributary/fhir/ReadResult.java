package health.tributary.fhir;

import java.util.Objects;

/** What {@link FhirReader} made of bytes. */
public sealed interface ReadResult {
    /** A JSON object that names a resource type. Nothing else is checked yet. */
    record Read(JsonObject resource) implements ReadResult {
        public Read {
            Objects.requireNonNull(resource);
        }
    }

    /** No resource, and why. */
    record Unreadable(Problem problem) implements ReadResult {
        public Unreadable {
            Objects.requireNonNull(problem);
        }
    }
}
