package health.tributary.normalizer.normalize.hl7v2.message.patient;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.segment.Al1AllergyIntolerance;
import health.tributary.normalizer.normalize.hl7v2.segment.IamAllergyIntolerance;
import health.tributary.normalizer.normalize.hl7v2.segment.IarReaction;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** AllergyIntolerance from AL1 and IAM. */
public final class Allergies {
    private static final String TYPE = "AllergyIntolerance";

    private Allergies() {}

    /** States all allergies of a message, an allergy with several reactions also where each has an AL1; where the feed's lists are complete, also that there are no others. */
    public static void put(Context context) {
        Map<String, List<Segment>> allergies = new LinkedHashMap<>();
        List<Segment> al1s = context.segments().all("AL1");
        for (Segment al1 : al1s) {
            String key = Cwe.key(Composite.of(al1.field(3)), context);
            if (key == null) {
                context.warn(al1.location().toString(), "an allergy without code or text; left out");
            } else {
                allergies.computeIfAbsent(key, first -> new ArrayList<>(1)).add(al1);
            }
        }
        Set<EntryId> members = new HashSet<>();
        allergies.forEach((key, segments) -> {
            EntryDraft allergy = put("code|" + key, segments, Al1AllergyIntolerance.MAP, context);
            details(segments, allergy, context);
            members.add(allergy.entry());
        });
        if (!al1s.isEmpty() && context.feed().completeLists().contains("AL1")) {
            context.patient().snapshot(TYPE, members, context.stated());
        }
        for (Segment iam : context.segments().all("IAM")) {
            adverse(iam, context);
        }
    }

    private static void adverse(Segment iam, Context context) {
        String id = Ei.key(Composite.of(iam.field(7)), context);
        String code = Cwe.key(Composite.of(iam.field(3)), context);
        String key = id != null ? "id|" + id : code == null ? null : "code|" + code;
        if (id != null && code != null) {
            known(code, key, context);
        }
        if (key == null) {
            context.warn(iam.location().toString(), "an allergy without identifier, code or text; left out");
        } else if (ActionCode.deletes(iam, 6) || ActionCode.of(iam, 17).equals("E")) {
            context.patient().retract(TYPE, context.patient().entryId(TYPE, key), context.stated());
        } else {
            List<Segment> one = List.of(iam);
            details(one, put(key, one, IamAllergyIntolerance.MAP, context), context);
        }
    }

    /** The comments (NTE) and reactions (IAR) behind IAM, the comments behind AL1. */
    private static void details(List<Segment> segments, EntryDraft allergy, Context context) {
        List<Segment> notes = new ArrayList<>(0);
        List<Segment> reactions = new ArrayList<>(0);
        for (Segment segment : segments) {
            for (Segment next : context.segments().behind(segment, each -> each.is("NTE") || each.is("IAR"))) {
                (next.is("NTE") ? notes : reactions).add(next);
            }
        }
        Notes.put(notes, allergy, context);
        reactions.forEach(iar -> IarReaction.item(iar, context, context.json()));
        String json = context.json().take();
        if (json != null) {
            allergy.put(new Slot(
                    "reaction#IAR", 0, json, reactions.get(0).location().toString(), IarReaction.RULE));
        }
    }

    /**
     * What AL1 says under the code alone is of the allergy that IAM numbers. Not where AL1 is a complete list: that names codes only, and would
     * take the numbered ones for gone.
     */
    private static void known(String code, String key, Context context) {
        if (!context.feed().completeLists().contains("AL1")) {
            EntryId coded = context.patient().entryId(TYPE, "code|" + code);
            context.patient().alias(TYPE, coded, context.patient().entryId(TYPE, key), context.stated());
        }
    }

    private static EntryDraft put(String key, List<Segment> segments, SegmentMap map, Context context) {
        EntryId id = context.patient().entryId(TYPE, key);
        EntryDraft allergy = context.patient().assertion(TYPE, id, context.stated());
        map.fill(segments, allergy, context);
        String place = segments.get(0).location().toString();
        allergy.putIfAbsent(new Slot("clinicalStatus", 0, IamAllergyIntolerance.ACTIVE, place, map.rule()));
        allergy.put(context.about("patient", map.rule()));
        return allergy;
    }
}
