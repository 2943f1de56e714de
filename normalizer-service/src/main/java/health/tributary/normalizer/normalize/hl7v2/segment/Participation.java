package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;

/**
 * PRT[PractitionerRole], ROL[PractitionerRole]: who takes part, and how to reach them. A person at an organisation is a PractitionerRole, a person alone a
 * Practitioner. What is said of one event (in which role, where, from when to when) is said of that event, not of the
 * person: the next message would say otherwise.
 *
 * @param segment the segment's name
 * @param role its role, by which the place in the event is found
 * @param person XCN
 * @param kind what kind of provider: the specialty
 * @param unit what kind of organisation
 * @param organization XON
 * @param address of the person
 * @param telecom of the person there
 */
public record Participation(
        String segment, int role, int person, int kind, int unit, int organization, int address, int telecom) {
    public static final Participation PRT = new Participation("PRT", 4, 5, 6, 7, 8, 14, 15);
    public static final Participation ROL = new Participation("ROL", 3, 4, 9, 10, 14, 11, 12);

    /** That of a PRT or ROL. */
    public static Participation of(Segment segment) {
        return segment.is("ROL") ? ROL : PRT;
    }

    /** Whether the action code takes the participation back (HL7 table 0287, and that of PRT-2). */
    public static boolean isTakenBack(Segment segment) {
        return ActionCode.unlinks(segment, 2);
    }

    /** Writes the members of a Reference to one of the persons. */
    public void reference(Segment from, Composite who, Context context, JsonWriter out) {
        // What is said of one must not be taken for another's.
        boolean alone = from.field(person).count() <= 1;
        boolean employed = from.field(organization).isPresent();
        Field contacts = from.field(telecom);
        String id = PractitionerRoles.reference(
                who,
                alone ? slots -> ofPerson(from, employed, context, slots) : null,
                Composite.of(from.field(organization)),
                from.field(unit).isPresent()
                        ? slots -> list(from.field(unit), "type", Cwe::concept, context, slots)
                        : null,
                null,
                context,
                out);
        if (id != null && alone) {
            context.directory().more(id, from.location() + "-" + person, segment + "[PractitionerRole]", slots -> {
                list(from.field(kind), "specialty", Cwe::concept, context, slots);
                list(contacts, "telecom", Xtn::contactPoint, context, slots);
            });
        }
    }

    private void ofPerson(Segment from, boolean employed, Context context, DirectorySlots slots) {
        list(from.field(address), "address", Xad::address, context, slots);
        if (!employed) {
            list(from.field(telecom), "telecom", Xtn::contactPoint, context, slots);
        }
    }

    private void list(Field field, String element, Members members, Context context, DirectorySlots slots) {
        slots.slot(element + '#' + segment, json -> {
            for (Repetition each : field.repetitions()) {
                json.item();
                members.write(Composite.of(each), context, json);
                json.close();
            }
        });
    }
}
