package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;

/** A practitioner at an organisation, where two fields name the two: an entry of the feed's directory. */
final class PractitionerRoles {
    /** The code of a laboratory's medical director (HL7 table 0912). */
    static final String DIRECTOR = "\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0912\",\"code\":\"MDIR\"";

    private static final String TYPE = "PractitionerRole";

    private PractitionerRoles() {}

    /**
     * A Reference to the role.
     *
     * @param person XCN
     * @param organization XON
     * @param code the members of the role's coding, or null
     */
    static void reference(Composite person, Composite organization, String code, Context context, JsonWriter out) {
        reference(person, null, organization, null, code, context, out);
    }

    /**
     * A Reference to the role, where further fields tell of the two.
     *
     * @param ofPerson further slots of the practitioner; may be null
     * @param ofOrganization further slots of the organisation; may be null
     * @return the role's entry; null where only one of the two is named, and referred to itself
     */
    static String reference(
            Composite person,
            DirectorySlots.Fill ofPerson,
            Composite organization,
            DirectorySlots.Fill ofOrganization,
            String code,
            Context context,
            JsonWriter out) {
        JsonWriter side = new JsonWriter();
        Xcn.reference(person, ofPerson, context, side);
        String practitioner = side.take();
        Xon.reference(organization, null, ofOrganization, context, side);
        String employer = side.take();
        if (practitioner == null || employer == null) {
            if (practitioner != null) {
                out.raw(practitioner);
            } else if (employer != null) {
                out.raw(employer);
            }
            return null;
        }
        String key = id(practitioner) + '|' + id(employer) + '|' + code;
        String id = context.directory().entry(TYPE, key, person.place(), "XCN[PractitionerRole]", slots -> {
            slots.slot(
                    "practitioner",
                    json -> json.object("practitioner").raw(practitioner).close());
            slots.slot(
                    "organization",
                    json -> json.object("organization").raw(employer).close());
            if (code != null) {
                slots.slot(
                        "code#OBX-25",
                        json -> json.item()
                                .list("coding")
                                .item()
                                .raw(code)
                                .close()
                                .close()
                                .close());
            }
        });
        out.plain("reference", TYPE + '/' + id).text("display", Xpn.display(person, 2));
        return id;
    }

    /**
     * A Reference to the role of a person at an organisation.
     *
     * @param person the members of the Reference to the practitioner
     * @param employer the members of the Reference to the organisation
     */
    static void reference(String person, String employer, String rule, String place, Context context, JsonWriter out) {
        String key = id(person) + '|' + id(employer);
        String id = context.directory().entry(TYPE, key, place, rule, slots -> {
            slots.slot(
                    "practitioner",
                    json -> json.object("practitioner").raw(person).close());
            slots.slot(
                    "organization",
                    json -> json.object("organization").raw(employer).close());
        });
        out.plain("reference", TYPE + '/' + id);
    }

    /** The reference alone: what people are called may change, who they are does not. */
    private static String id(String reference) {
        return reference.substring(0, reference.indexOf('"', "\"reference\":\"".length()));
    }
}
