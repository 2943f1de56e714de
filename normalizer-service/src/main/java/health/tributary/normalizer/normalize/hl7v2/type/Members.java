package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
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

    /** Writes each repetition of a field as an item of the list that the caller has opened. */
    static void items(Field field, Members members, Context context, JsonWriter out) {
        for (Repetition each : field.repetitions()) {
            out.item();
            members.write(Composite.of(each), context, out);
            out.close();
        }
    }
}
