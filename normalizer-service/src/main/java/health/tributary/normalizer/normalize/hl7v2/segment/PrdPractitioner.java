package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import java.util.List;

/**
 * PRD[Practitioner] with PRD[Organization] and CTD[Organization]: who refers, and who is referred to. A person at an organisation is a
 * PractitionerRole; all are entries of the feed's directory. There is no official table; this is the project's own.
 */
public final class PrdPractitioner {
    public static final String RULE = "PRD[Practitioner]";

    private PrdPractitioner() {}

    /**
     * A Reference to the provider; nothing if PRD names neither a person nor an organisation.
     *
     * @param contacts the CTD segments that follow
     */
    public static void reference(Segment prd, List<Segment> contacts, Context context, JsonWriter out) {
        JsonWriter side = new JsonWriter();
        person(prd, context, side);
        String person = side.take();
        Xon.reference(
                Composite.of(prd.field(10)), null, slots -> organization(prd, contacts, context, slots), context, side);
        String employer = side.take();
        if (person != null && employer != null) {
            PractitionerRoles.reference(person, employer, RULE, prd.location().toString(), context, out);
        } else if (person != null || employer != null) {
            out.raw(person != null ? person : employer);
        }
    }

    private static void person(Segment prd, Context context, JsonWriter out) {
        Composite name = Composite.of(prd.field(2));
        String key = key(prd, name, context);
        if (key == null) {
            return;
        }
        String place = prd.location() + "-2";
        String id = context.directory().entry("Practitioner", key, place, RULE, slots -> {
            slots.slot("identifier#PRD-7", json -> {
                for (Repetition each : prd.field(7).repetitions()) {
                    number(Composite.of(each), context, json);
                }
            });
            slots.slot("name#PRD-2", json -> Members.items(prd.field(2), Xpn::name, context, json));
            slots.slot("telecom#PRD-5", json -> Members.items(prd.field(5), Xtn::contactPoint, context, json));
            slots.slot("address#PRD-3", json -> Members.items(prd.field(3), Xad::address, context, json));
        });
        out.plain("reference", "Practitioner/" + id).text("display", Xpn.display(name, 1));
    }

    // PLN: number, type of number, jurisdiction. The type stands for the authority that it does not name.
    private static String key(Segment prd, Composite name, Context context) {
        Composite number = Composite.of(prd.field(7));
        String value = number.text(1).trim();
        if (!value.isEmpty()) {
            return context.namespace(raw(number)) + '|' + value;
        }
        String names = Xpn.key(name, 1);
        return names.isEmpty() ? null : "name|" + names;
    }

    private static RawIdentifier raw(Composite number) {
        String type = number.text(2).trim();
        return new RawIdentifier(
                number.text(1).trim(), type.isEmpty() ? List.of() : List.of(type), type, number.place());
    }

    private static void number(Composite number, Context context, JsonWriter out) {
        if (!number.text(1).trim().isEmpty()) {
            RawIdentifier raw = raw(number);
            out.item();
            if (!raw.authorities().isEmpty()) {
                out.text("system", context.system(raw, ""));
            }
            out.text("value", raw.value()).close();
        }
    }

    private static void organization(Segment prd, List<Segment> contacts, Context context, DirectorySlots slots) {
        slots.slot("address#PRD-11", json -> Members.items(prd.field(11), Xad::ofOrganization, context, json));
        slots.slot("telecom#PRD-13", json -> Members.items(prd.field(13), Xtn::ofOrganization, context, json));
        slots.slot("contact#CTD", json -> {
            for (Segment ctd : contacts) {
                Xon.contact(ctd, 2, 5, 3, context, json);
            }
        });
    }
}
