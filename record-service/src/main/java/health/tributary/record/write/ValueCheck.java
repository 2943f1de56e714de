package health.tributary.record.write;

import health.tributary.fhir.Problem;
import java.util.List;

/** Finds values that FHIR R4 does not allow: codes of required value sets, forms of dates and numbers. */
@FunctionalInterface
public interface ValueCheck {
    /** Finds nothing. */
    ValueCheck NONE = (json, type) -> List.of();

    /** What is wrong with a resource of this type, of which the structure is right; quotes no value. */
    List<Problem> problems(String json, String type);
}
