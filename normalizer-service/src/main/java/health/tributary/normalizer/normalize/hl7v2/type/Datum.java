package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** A primitive data type: writes the member of a name, with its {@code _} twin where there is more to say, or nothing. */
@FunctionalInterface
public interface Datum extends Translating {
    void write(String name, Composite value, Context context, JsonWriter out);
}
