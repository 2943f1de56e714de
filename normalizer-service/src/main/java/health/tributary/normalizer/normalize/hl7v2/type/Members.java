package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/**
 * A complex data type: writes the members of one FHIR object, in FHIR's order, into the object that the caller has opened.
 * Writes nothing where the value says nothing that FHIR can hold; the object then vanishes.
 */
@FunctionalInterface
public interface Members extends Translating {
    void write(Composite value, Context context, JsonWriter out);
}
