package health.tributary.normalizer.normalize.hl7v2.message.visit;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Comments;
import health.tributary.normalizer.normalize.hl7v2.segment.Dg1Condition;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import health.tributary.normalizer.vocabulary.Maps;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Condition and Encounter.diagnosis from DG1. */
public final class Conditions {
    public static final String TYPE = "Condition";
    private static final String RULE_ENCOUNTER = "DG1[Encounter]";
    private static final String ENTERED_IN_ERROR = "\"verificationStatus\":{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\"code\":\"entered-in-error\"}]}";
    private static final String OF_ENCOUNTER = "{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/condition-category\",\"code\":\"encounter-diagnosis\","
            + "\"display\":\"Encounter Diagnosis\"}]}";

    private Conditions() {}

    /** States all diagnoses of a message, of its visit if it has one. */
    public static void put(Optional<EntryDraft> encounter, Context context) {
        List<Segment> dg1s = context.segments().all("DG1");
        Set<EntryId> members = new HashSet<>();
        for (Segment dg1 : dg1s) {
            String key = key(dg1, encounter, context);
            if (key == null) {
                context.warn(dg1.location().toString(), "a diagnosis without identifier, code or text; left out");
            } else {
                EntryId id = context.patient().entryId(TYPE, key);
                members.add(id);
                Comments.note(dg1, condition(id, dg1, encounter, context), context);
                encounter.ifPresent(draft -> draft.put(diagnosis(id, dg1, context)));
            }
        }
        if (!dg1s.isEmpty() && context.feed().completeLists().contains("DG1")) {
            context.patient().snapshot(TYPE, members, context.stated());
        }
    }

    /** States the diagnosis for which something is ordered: one of the visit, if there is one; null if it can't be told from others. */
    public static EntryId ofOrder(Segment dg1, Optional<EntryDraft> encounter, Context context) {
        String key = key(dg1, encounter, context);
        if (key == null) {
            context.warn(dg1.location().toString(), "a diagnosis without identifier, code or text; left out");
            return null;
        }
        EntryId id = context.patient().entryId(TYPE, key);
        condition(id, dg1, encounter, context);
        return id;
    }

    /** By DG1-20, else by code (or text) and visit: the same diagnosis of another visit is another statement of fact. */
    private static String key(Segment dg1, Optional<EntryDraft> encounter, Context context) {
        String id = Ei.key(Composite.of(dg1.field(20)), context);
        if (id != null) {
            return identified(id);
        }
        String code = Cwe.key(Composite.of(dg1.field(3)), context);
        String text = dg1.field(4).wholeText().strip();
        if (code == null && text.isEmpty()) {
            return null;
        }
        String visit = encounter.map(draft -> draft.entry().value()).orElse("");
        return "code|" + visit + '|' + (code == null ? "text|" + text.toUpperCase(Locale.ROOT) : code);
    }

    private static String identified(String id) {
        return "id|" + id;
    }

    private static EntryDraft condition(EntryId id, Segment dg1, Optional<EntryDraft> encounter, Context context) {
        EntryDraft condition = context.patient().assertion(TYPE, id, context.stated());
        String rule = Dg1Condition.MAP.rule();
        String place = dg1.location().toString();
        Dg1Condition.MAP.fill(dg1, condition, context);
        if (dg1.field(21).isPresent()) {
            condition.put(
                    new Slot("verificationStatus", 0, deleted(dg1) ? ENTERED_IN_ERROR : null, place + "-21", rule));
        }
        String cause = Ei.key(Composite.of(dg1.field(22)), context);
        if (cause != null) {
            String reference = "{\"url\":\"" + Extensions.hl7("condition-dueTo")
                    + "\","
                    + Reference.member("valueReference", TYPE, context.patient().entryId(TYPE, identified(cause)))
                    + '}';
            condition.put(new Slot("extension#DG1-22", 0, reference, place + "-22", rule));
        }
        condition.put(context.about("subject", rule));
        encounter.ifPresent(visit -> {
            condition.put(new Slot("category#DG1", 0, OF_ENCOUNTER, place, rule));
            condition.put(new Slot("encounter", 0, Encounters.reference(visit.entry()), "PV1", rule));
        });
        return condition;
    }

    /** One item of Encounter.diagnosis, in a slot of its own, so that a message that names one diagnosis wipes no other. */
    private static Slot diagnosis(EntryId id, Segment dg1, Context context) {
        Composite type = Composite.of(dg1.field(6));
        String key = "diagnosis#DG1/" + id + '.' + type.text(1).trim();
        if (deleted(dg1)) {
            return new Slot(key, 0, null, dg1.location().toString(), RULE_ENCOUNTER);
        }
        JsonWriter out = context.json();
        out.item().object("condition").plain("reference", TYPE + '/' + id).close();
        out.object("use");
        Cwe.concept(Maps.DIAGNOSIS_ROLE).write(type, context, out);
        out.close();
        Nm.positiveInt("rank", Composite.of(dg1.field(15)), context, out);
        out.close();
        return new Slot(key, 0, out.take(), dg1.location().toString(), RULE_ENCOUNTER);
    }

    private static boolean deleted(Segment dg1) {
        return ActionCode.deletes(dg1, 21);
    }
}
