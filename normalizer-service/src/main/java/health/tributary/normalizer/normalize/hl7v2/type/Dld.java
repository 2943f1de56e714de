package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** DLD: a kind of place that a patient is discharged to, as a Location of the feed's directory that stands for the kind. */
public final class Dld {
    private static final String TYPE = "Location";
    private static final String RULE = "DLD[Location-Discharge]";
    private static final Members TYPE_OF_PLACE = Cwe.ofTable("0113");

    private Dld() {}

    /** A Reference to the place. */
    public static void reference(Composite value, Context context, JsonWriter out) {
        Composite place = value.inner(1);
        String key = Cwe.key(place, context);
        if (key == null) {
            return;
        }
        String id = context.directory().entry(TYPE, "discharge|" + key, value.place(), RULE, slots -> {
            slots.slot("mode", json -> json.plain("mode", "kind"));
            slots.slot("type#DLD.1", json -> {
                json.item();
                TYPE_OF_PLACE.write(place, context, json);
                json.close();
            });
        });
        out.plain("reference", TYPE + '/' + id).text("display", Cwe.text(place));
    }
}
