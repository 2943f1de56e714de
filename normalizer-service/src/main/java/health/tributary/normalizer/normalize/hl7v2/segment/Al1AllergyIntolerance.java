package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.Maps;

/** AL1[AllergyIntolerance]. The severity grades the reaction; without a reaction to grade it stands for the criticality. */
public final class Al1AllergyIntolerance {
    public static final SegmentMap MAP = SegmentMap.of("AL1", "AllergyIntolerance")
            .datum(2, "type", Cwe.codeWithOriginal(Maps.ALLERGY_TYPE))
            .row(2, "category#AL1-2", (al1, context, out) -> category(al1, 2, out))
            .object(3, "code", Cwe::concept)
            .datum(4, "criticality", Cwe.codeWithOriginal(Maps.ALLERGY_CRITICALITY))
            .when(al1 -> !al1.field(5).isPresent())
            .row(5, "reaction#AL1-5", (al1, context, out) -> reaction(al1, 4, 5, context, out))
            .choice(6, "onset[x]", "onsetDateTime", Dtm::dateTime);

    private Al1AllergyIntolerance() {}

    static void category(Segment segment, int field, JsonWriter out) {
        Concept category = Cwe.mapped(Composite.of(segment.field(field)), Maps.ALLERGY_CATEGORY);
        if (category != null) {
            out.textItem(category.code());
        }
    }

    static void reaction(Segment segment, int severity, int reactions, Context context, JsonWriter out) {
        out.item().list("manifestation");
        for (Repetition each : segment.field(reactions).repetitions()) {
            Composite value = Composite.of(each);
            out.item();
            if (value.has(2) || value.has(3)) {
                Cwe.concept(value, context, out);
            } else {
                out.text("text", value.whole());
            }
            out.close();
        }
        out.close();
        if (!out.untouched()) {
            Composite graded = Composite.of(segment.field(severity));
            if (graded.isPresent()) {
                Cwe.code(Maps.REACTION_SEVERITY).write("severity", graded, context, out);
            }
        }
        out.close();
    }
}
