package health.tributary.ingest.admit;

import health.tributary.fhir.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * What the door makes of a message of FHIR's messaging (R4, section 2.4).
 *
 * @param header its MessageHeader, which the answer refers to; there if the message is taken
 */
public record MessageAdmission(FhirAdmission admission, Optional<JsonObject> header) {
    public MessageAdmission {
        Objects.requireNonNull(admission);
        Objects.requireNonNull(header);
    }
}
