package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;

/** Writes the members of an object that is open, from an element; nothing where the element says nothing. */
@FunctionalInterface
public interface Members {
    void write(Element from, Context context, JsonWriter out);
}
