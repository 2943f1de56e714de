package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import java.util.List;
import java.util.Locale;

/**
 * The practitioners, organisations, locations and devices that a document names: entries of the feed's directory, with the keys and
 * slots that HL7 v2 messages give them, so that one who is known from both is one.
 */
public final class People {
    private static final String ROLE = "AssignedEntity[Practitioner]";
    private static final String DEVICE = "AssignedAuthoringDevice[Device]";
    private static final String ORGANIZATION = "Organization[Organization]";
    private static final String PLACE = "ServiceDeliveryLocation[Location]";

    private People() {}

    /**
     * The members of a Reference to the person of a role ({@code assignedAuthor}, {@code assignedEntity}); to its device or its
     * organisation where that is named and no person is; nothing where there is not even an id.
     */
    public static void assigned(Element stated, Context context, JsonWriter out) {
        Element role = context.roles().inFull(stated);
        Element device = role.child("assignedAuthoringDevice");
        Element person = person(role);
        if (device.isPresent() && !person.isPresent()) {
            device(role, device, context, out);
            return;
        }
        Element organization = role.child("representedOrganization");
        boolean named = person.isPresent() || !organization.child("name").isPresent();
        if (named) {
            practitioner(role, person, context, out);
        } else {
            organization(organization, context, out);
        }
    }

    /** The members of a Reference to a practitioner; nothing without number and name. */
    public static void practitioner(Element stated, Context context, JsonWriter out) {
        Element role = context.roles().inFull(stated);
        practitioner(role, person(role), context, out);
    }

    /** The members of a Reference to an organisation; nothing without number and name. */
    public static void organization(Element organization, Context context, JsonWriter out) {
        List<Element> ids = organization.children("id");
        String name = organization.child("name").text();
        String id = Ii.key(ids, context);
        if (id == null && name.isEmpty()) {
            return;
        }
        String key = id == null ? "name|" + name.toUpperCase(Locale.ROOT) : id;
        String entry = context.directory().entry("Organization", key, organization.path(), ORGANIZATION, slots -> {
            list("identifier#XON.10", ids, Ii::identifier, context, slots);
            slots.slot("name", json -> json.text("name", name));
            list("telecom#organization", organization.children("telecom"), Tel::contactPoint, context, slots);
            list("address#organization", organization.children("addr"), Ad::address, context, slots);
        });
        out.plain("reference", "Organization/" + entry).text("display", name);
    }

    /** The members of a Reference to a place where care is given; nothing without number and name. */
    public static void location(Element role, Context context, JsonWriter out) {
        String name = role.at("playingEntity", "name").text();
        if (name.isEmpty()) {
            name = role.at("location", "name").text();
        }
        String id = Ii.key(role.children("id"), context);
        if (id == null && name.isEmpty()) {
            return;
        }
        String shown = name;
        String key = id == null ? "name|" + name.toUpperCase(Locale.ROOT) : id;
        Element addr = role.child("addr").isPresent() ? role.child("addr") : role.at("location", "addr");
        String entry = context.directory().entry("Location", key, role.path(), PLACE, slots -> {
            list("identifier#id", role.children("id"), Ii::identifier, context, slots);
            slots.slot("name", json -> json.text("name", shown));
            list("type#code", role.children("code"), Cd::concept, context, slots);
            list("telecom#telecom", role.children("telecom"), Tel::contactPoint, context, slots);
            slots.slot("address", json -> {
                json.object("address");
                Ad.address(addr, context, json);
                json.close();
            });
        });
        out.plain("reference", "Location/" + entry).text("display", name);
    }

    private static Element person(Element role) {
        Element assigned = role.child("assignedPerson");
        return assigned.isPresent() ? assigned : role.child("associatedPerson");
    }

    private static void practitioner(Element role, Element person, Context context, JsonWriter out) {
        Element name = person.child("name");
        String shown = En.display(name);
        String id = Ii.key(role.children("id"), context);
        if (shown.isEmpty() && id == null) {
            return;
        }
        String key = id == null ? "name|" + En.key(name) : id;
        String entry = context.directory().entry("Practitioner", key, role.path(), ROLE, slots -> {
            list("identifier#XCN.1", role.children("id"), Ii::identifier, context, slots);
            list("name#XCN.2", person.children("name"), En::name, context, slots);
            list("telecom#assigned", role.children("telecom"), Tel::contactPoint, context, slots);
            list("address#assigned", role.children("addr"), Ad::address, context, slots);
            slots.slot("qualification#assigned", json -> {
                json.item().object("code");
                Cd.concept(role.child("code"), context, json);
                json.close().close();
            });
        });
        out.plain("reference", "Practitioner/" + entry).text("display", shown);
    }

    private static void device(Element role, Element device, Context context, JsonWriter out) {
        String software = device.child("softwareName").text();
        String model = device.child("manufacturerModelName").text();
        String shown = software.isEmpty() ? model : software;
        String id = Ii.key(role.children("id"), context);
        if (shown.isEmpty() && id == null) {
            return;
        }
        String key = id == null ? "name|" + shown.toUpperCase(Locale.ROOT) : id;
        String entry = context.directory().entry("Device", key, role.path(), DEVICE, slots -> {
            list("identifier#id", role.children("id"), Ii::identifier, context, slots);
            slots.slot("deviceName#name", json -> {
                item(software, "user-friendly-name", json);
                item(model, "model-name", json);
            });
        });
        out.plain("reference", "Device/" + entry).text("display", shown);
    }

    private static void item(String name, String type, JsonWriter out) {
        if (!name.isEmpty()) {
            out.item().text("name", name).plain("type", type).close();
        }
    }

    private static void list(String key, List<Element> from, Members members, Context context, DirectorySlots slots) {
        slots.slot(key, out -> {
            for (Element each : from) {
                out.item();
                members.write(each, context, out);
                out.close();
            }
        });
    }
}
