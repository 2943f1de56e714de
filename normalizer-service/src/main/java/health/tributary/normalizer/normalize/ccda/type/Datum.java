package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;

/** Writes a member of a primitive type by its name, from an element; nothing where the element says nothing. */
@FunctionalInterface
public interface Datum {
    void write(String name, Element from, Context context, JsonWriter out);
}
