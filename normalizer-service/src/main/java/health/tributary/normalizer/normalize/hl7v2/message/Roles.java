package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.Maps;
import java.util.Optional;

/**
 * ROL and PRT: after PID a primary care provider is the patient's general practitioner, after PV1 anybody is a participant of
 * the visit. In other groups (procedure, insurance) they are not mapped.
 */
final class Roles {
    private Roles() {}

    /** States the roles of a message. */
    static void put(EntryDraft patient, Optional<EntryDraft> encounter, Context context) {
        SegmentGroup segments = context.segments();
        if (segments.first("ROL").isEmpty() && segments.first("PRT").isEmpty()) {
            return;
        }
        String group = "";
        for (Segment segment : segments.all()) {
            String name = segment.name();
            if (name.equals("ROL") || name.equals("PRT")) {
                boolean rol = name.equals("ROL");
                role(segment, rol ? 3 : 4, rol ? 4 : 5, group, patient, encounter, context);
            } else if (!name.equals("PD1") && !name.equals("PV2") && !name.equals("ARV")) {
                group = name;
            }
        }
    }

    private static void role(
            Segment segment,
            int role,
            int person,
            String group,
            EntryDraft patient,
            Optional<EntryDraft> encounter,
            Context context) {
        String place = segment.location().toString();
        if (group.equals("PID") && segment.text(role).trim().equals("PP")) {
            for (Repetition each : segment.field(person).repetitions()) {
                context.json().item();
                Xcn.reference(Composite.of(each), context, context.json());
                context.json().close();
            }
            put(
                    "generalPractitioner#" + place,
                    place,
                    segment.name() + "[Patient-GeneralPractitioner]",
                    patient,
                    context);
        } else if (group.equals("PV1") && encounter.isPresent()) {
            for (Repetition each : segment.field(person).repetitions()) {
                participant(segment, role, Composite.of(each), context);
            }
            put("participant#" + place, place, segment.name() + "[Encounter]", encounter.get(), context);
        }
    }

    private static void participant(Segment segment, int role, Composite person, Context context) {
        boolean rol = segment.is("ROL");
        JsonWriter out = context.json();
        out.item().list("type").item();
        Cwe.concept(Maps.PARTICIPANT_ROLE).write(Composite.of(segment.field(role)), context, out);
        out.close().close().object("period");
        Dtm.dateTime("start", Composite.of(segment.field(rol ? 5 : 11)), context, out);
        Dtm.dateTime("end", Composite.of(segment.field(rol ? 6 : 12)), context, out);
        out.close().object("individual");
        Xcn.reference(person, context, out);
        out.close().close();
    }

    private static void put(String key, String place, String rule, EntryDraft entry, Context context) {
        String json = context.json().take();
        if (json != null) {
            entry.put(new Slot(key, 0, json, place, rule));
        }
    }
}
