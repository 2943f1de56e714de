package health.tributary.normalizer.normalize.hl7v2.message.patient;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.Nk1Contact;
import health.tributary.normalizer.normalize.hl7v2.segment.Nk1RelatedPerson;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People around the patient: RelatedPerson from NK1, IN1 and GT1, Patient.contact from NK1. */
public final class Persons {
    private static final String TYPE = "RelatedPerson";
    private static final Set<String> ORGANISATIONS = Set.of("EMR", "E", "F", "I", "S");
    private static final String MOTHER =
            "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-RoleCode\",\"code\":\"MTH\",\"display\":\"mother\"}]}";

    private Persons() {}

    /**
     * Each next of kin: a related person unless it is an employer, agency or insurer, and a contact of the patient. Senders name a person
     * who is several things to the patient in several NK1: they are one person with all of that.
     */
    public static void nextOfKin(EntryDraft patient, Context context) {
        Map<EntryId, List<Segment>> people = new LinkedHashMap<>();
        for (Segment nk1 : context.segments().all("NK1")) {
            String key = nextOfKinKey(nk1, context);
            EntryId id = context.patient().entryId(TYPE, key);
            if (people.containsKey(id) && isAnother(people.get(id), nk1)) {
                id = context.patient()
                        .entryId(TYPE, key + "|born|" + nk1.text(16).trim());
            }
            people.computeIfAbsent(id, first -> new ArrayList<>(1)).add(nk1);
        }
        people.forEach((id, segments) -> {
            // A role that has ended does not end the person: those that have none come last, and their period counts.
            segments.sort(Comparator.comparing(nk1 -> !nk1.field(9).isPresent()));
            nextOfKin(id, segments, patient, context);
        });
    }

    /** Whether a person of the same name was born at another time: a father and a son. */
    private static boolean isAnother(List<Segment> people, Segment nk1) {
        return nk1.field(16).isPresent()
                && people.stream()
                        .anyMatch(each -> each.field(16).isPresent()
                                && !each.text(16).trim().equals(nk1.text(16).trim()));
    }

    private static void nextOfKin(EntryId id, List<Segment> segments, EntryDraft patient, Context context) {
        List<Segment> personal = segments.stream().filter(Persons::isPerson).toList();
        if (!personal.isEmpty()) {
            EntryDraft person = context.patient().assertion(TYPE, id, context.stated());
            Nk1RelatedPerson.MAP.fill(personal, person, context);
            person.put(context.about("patient", Nk1RelatedPerson.MAP.rule()));
        }
        Nk1Contact.write(segments, context, context.json());
        String contact = context.json().take();
        if (contact != null) {
            String place = segments.get(0).location().toString();
            patient.put(new Slot("contact#NK1/" + id, 0, contact, place, Nk1Contact.RULE));
        }
    }

    private static boolean isPerson(Segment nk1) {
        return !ORGANISATIONS.contains(nk1.text(3).trim())
                && (nk1.field(2).isPresent() || nk1.field(33).isPresent());
    }

    /** The related person of a segment, by name; null if it has none. */
    public static EntryDraft named(String role, Segment segment, int name, SegmentMap map, Context context) {
        String key = Xpn.key(Composite.of(segment.field(name)), 1);
        return key.isEmpty() ? null : put(context.patient().entryId(TYPE, role + '|' + key), segment, map, context);
    }

    /** PID-21: the mother, by her identifier. */
    public static void mother(Segment pid, Context context) {
        for (Repetition each : pid.field(21).repetitions()) {
            Composite value = Composite.of(each);
            String key = Cx.key(value, context);
            if (key != null) {
                EntryId id = context.patient().entryId(TYPE, "mother|" + key);
                EntryDraft mother = context.patient().assertion(TYPE, id, context.stated());
                context.json().item();
                Cx.identifier(value, context, context.json());
                context.json().close();
                String rule = "CX[RelatedPerson-Mother]";
                mother.put(new Slot("identifier#PID-21", 0, context.json().take(), "PID-21", rule));
                mother.put(new Slot("relationship#PID-21", 0, MOTHER, "PID-21", rule));
                mother.put(context.about("patient", rule));
            }
        }
    }

    private static EntryDraft put(EntryId id, Segment segment, SegmentMap map, Context context) {
        EntryDraft person = context.patient().assertion(TYPE, id, context.stated());
        map.fill(segment, person, context);
        person.put(context.about("patient", map.rule()));
        return person;
    }

    // NK1-1 only numbers the segments of a message: it names nobody.
    private static String nextOfKinKey(Segment nk1, Context context) {
        String number = Cx.key(Composite.of(nk1.field(33)), context);
        if (number != null) {
            return "id|" + number;
        }
        String name = Xpn.key(Composite.of(nk1.field(2)), 1);
        return name.isEmpty() ? "nameless|" + nk1.text(3) + '|' + nk1.text(7) + '|' + nk1.text(13) : "kin|" + name;
    }
}
