package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.vocabulary.Maps;

/** IAR[AllergyIntolerance.reaction]: one reaction (version 2.7). There is no official table; this is the project's own. */
public final class IarReaction {
    public static final String RULE = "IAR[AllergyIntolerance]";

    private IarReaction() {}

    /** Writes the reaction as an item; nothing if IAR-1 names none, which FHIR demands. */
    public static void item(Segment iar, Context context, JsonWriter out) {
        out.item().list("manifestation").item();
        Cwe.concept(Composite.of(iar.field(1)), context, out);
        out.close().close();
        if (!out.untouched()) {
            Composite severity = Composite.of(iar.field(2));
            if (severity.isPresent()) {
                Cwe.code(Maps.REACTION_SEVERITY).write("severity", severity, context, out);
            }
            out.list("note")
                    .item()
                    .text("text", iar.field(4).wholeText())
                    .close()
                    .close();
        }
        out.close();
    }
}
