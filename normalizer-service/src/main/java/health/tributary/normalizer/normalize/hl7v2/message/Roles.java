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
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
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
        boolean ofPatient = group.equals("PID") && segment.text(role).trim().equals("PP");
        if (!ofPatient && !(group.equals("PV1") && encounter.isPresent())) {
            return;
        }
        for (Repetition each : segment.field(person).repetitions()) {
            Xcn.reference(Composite.of(each), context, context.json());
            String reference = context.json().take();
            if (reference == null) {
                continue;
            }
            if (ofPatient) {
                put("generalPractitioner", segment, role, reference, '{' + reference + '}', patient);
            } else {
                put(
                        "participant",
                        segment,
                        role,
                        reference,
                        participant(segment, role, reference, context),
                        encounter.get());
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
            String element, Segment segment, int role, String reference, String json, EntryDraft entry) {
        int from = "\"reference\":\"Practitioner/".length();
        String who = reference.substring(from, reference.indexOf('"', from));
        String rule =
                segment.name() + (element.equals("participant") ? "[Encounter]" : "[Patient-GeneralPractitioner]");
        String key = element
                + '#'
                + segment.name()
                + '/'
                + who
                + '.'
                + segment.text(role).trim();
        entry.put(new Slot(
                key, 0, ended(segment) ? null : json, segment.location().toString(), rule));
    }

    /** Whether the action code takes the role away (HL7 table 0287, and that of PRT-2). */
    private static boolean ended(Segment segment) {
        return switch (segment.text(2).trim()) {
            case "D", "DE", "UN" -> true;
            default -> false;
        };
    }
}
