package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Id;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What PD1 says to immunization registries: whether the patient takes part, may be reminded, and whether their data is protected, each with
 * its date. The official tables have no targets for it, so these are extensions of this project.
 */
public final class Pd1Registry {
    public static final SegmentMap MAP = SegmentMap.of("PD1", "Patient-Registry")
            .row(11, "extension#PD1-11", coded("patient-publicity", 11, "0215", 18))
            .row(12, "extension#PD1-12", Pd1Registry::protection)
            .row(16, "extension#PD1-16", coded("patient-registry-status", 16, "0441", 17));

    private Pd1Registry() {}

    private static SegmentMap.Fill coded(String name, int code, String table, int date) {
        Members concept = Cwe.ofTable(table);
        return (pd1, context, out) ->
                dated(name, "code", "valueCodeableConcept", pd1, date, context, out, (member, json) -> {
                    json.object(member);
                    concept.write(Composite.of(pd1.field(code)), context, json);
                    json.close();
                });
    }

    private static void protection(Segment pd1, Context context, JsonWriter out) {
        dated(
                "patient-protection",
                "protected",
                "valueBoolean",
                pd1,
                13,
                context,
                out,
                (member, json) -> Id.bool(member, Composite.of(pd1.field(12)), context, json));
    }

    /** An extension with a value and since when it is so; nothing without the value. */
    private static void dated(
            String name,
            String part,
            String member,
            Segment pd1,
            int date,
            Context context,
            JsonWriter out,
            BiConsumer<String, JsonWriter> value) {
        int cut = out.length();
        out.item().plain("url", Extensions.own(name)).list("extension");
        int empty = out.length();
        nested(part, empty, out, json -> value.accept(member, json));
        boolean valued = out.length() > empty;
        if (valued) {
            nested(
                    "effective",
                    out.length(),
                    out,
                    json -> Dtm.date("valueDate", Composite.of(pd1.field(date)), context, json));
        }
        out.close().closeIfGrown(valued ? cut : Integer.MAX_VALUE, cut);
    }

    private static void nested(String url, int cut, JsonWriter out, Consumer<JsonWriter> value) {
        out.item().plain("url", url);
        int before = out.length();
        value.accept(out);
        out.closeIfGrown(before, cut);
    }
}
