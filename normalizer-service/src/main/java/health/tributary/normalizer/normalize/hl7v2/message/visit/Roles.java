package health.tributary.normalizer.normalize.hl7v2.message.visit;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.Participation;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.Maps;
import java.util.Optional;

/**
 * ROL and PRT: after PID a primary care provider is the patient's general practitioner, after PV1 anybody is a participant of
 * the visit. In other groups (procedure, insurance) they are not mapped.
 */
public final class Roles {
    private Roles() {}

    /** States the roles of a message. */
    public static void put(EntryDraft patient, Optional<EntryDraft> encounter, Context context) {
        SegmentGroup segments = context.segments();
        if (segments.first("ROL").isEmpty() && segments.first("PRT").isEmpty()) {
            return;
        }
        String group = "";
        for (Segment segment : segments.all()) {
            String name = segment.name();
            if (name.equals("ROL") || name.equals("PRT")) {
                role(segment, group, patient, encounter, context);
            } else if (!name.equals("PD1") && !name.equals("PV2") && !name.equals("ARV")) {
                group = name;
            }
        }
    }

    private static void role(
            Segment segment, String group, EntryDraft patient, Optional<EntryDraft> encounter, Context context) {
        Participation fields = Participation.of(segment);
        String role = segment.text(fields.role()).trim();
        boolean ofPatient = group.equals("PID") && role.equals("PP");
        if (!ofPatient && !(group.equals("PV1") && encounter.isPresent())) {
            return;
        }
        for (Repetition each : segment.field(fields.person()).repetitions()) {
            Composite person = Composite.of(each);
            Xcn.reference(person, context, context.json());
            String who = context.json().take();
            if (who == null) {
                continue;
            }
            fields.reference(segment, person, context, context.json());
            String reference = context.json().take();
            if (ofPatient) {
                put("generalPractitioner", segment, role, who, '{' + reference + '}', patient);
            } else {
                String json = participant(segment, fields.role(), reference, context);
                put("participant", segment, role, who, json, encounter.get());
            }
        }
    }

    private static String participant(Segment segment, int role, String reference, Context context) {
        boolean rol = segment.is("ROL");
        JsonWriter out = context.json();
        out.item().list("type").item();
        Cwe.concept(Maps.PARTICIPANT_ROLE).write(Composite.of(segment.field(role)), context, out);
        out.close().close().object("period");
        Dr.between(Composite.of(segment.field(rol ? 5 : 11)), Composite.of(segment.field(rol ? 6 : 12)), context, out);
        return out.close().object("individual").raw(reference).close().close().take();
    }

    // By person and role, not by place: another message that names another person in the same place is not of this one.
    private static void put(
            String element, Segment segment, String role, String practitioner, String json, EntryDraft entry) {
        int from = "\"reference\":\"Practitioner/".length();
        String who = practitioner.substring(from, practitioner.indexOf('"', from));
        String rule =
                segment.name() + (element.equals("participant") ? "[Encounter]" : "[Patient-GeneralPractitioner]");
        String key = element + '#' + segment.name() + '/' + who + '.' + role;
        entry.put(new Slot(
                key,
                0,
                Participation.isTakenBack(segment) ? null : json,
                segment.location().toString(),
                rule));
    }
}
