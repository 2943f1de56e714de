package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.Keys;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Product Instance to Device, a thing of the patient's; Non-Medicinal Supply Activity to DeviceUseStatement. */
final class Devices {
    private static final String TYPE = "Device";
    private static final String USE = "DeviceUseStatement";
    /** The root of unique device identifiers of the FDA. */
    private static final String UDI = "2.16.840.1.113883.3.3719";

    private static final Map<String, String> STATUS = Map.of(
            "active", "active",
            "completed", "completed",
            "aborted", "stopped",
            "held", "on-hold",
            "suspended", "on-hold",
            "nullified", "entered-in-error");
    private static final EntryMap DEVICE = EntryMap.of("ProductInstance", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .row("udiCarrier#id", entry -> entry, Devices::udi)
            .object("type", at("playingDevice", "code"), Cd::concept)
            .row("deviceName#model", at("playingDevice", "manufacturerModelName"), Devices::model);
    private static final EntryMap USED = EntryMap.of("SupplyActivity", USE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .row("timing[x]", at("effectiveTime"), (time, context, out) -> Ts.choice("timing", time, context, out))
            .datum("recordedOn", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .object("bodySite", at("targetSiteCode"), Cd::concept)
            .list("note", "comment", Templates::comments, Ed::annotation);

    private Devices() {}

    /** A thing that the patient was given or uses; one that is only planned is no such statement. */
    static void put(Element supply, Context context) {
        List<Element> instances = instances(supply);
        if (instances.isEmpty()) {
            context.warn(supply, "a supply that names no product; left out");
        }
        for (Element instance : instances) {
            String device = device(instance, context);
            EntryDraft draft = context.assertion(USE, context.keys().of(supply));
            USED.fill(supply, draft, context);
            String status = Statuses.of(supply, STATUS, "active");
            USED.put("status", "\"status\":\"" + status + '"', supply, draft);
            USED.patient("subject", draft, context);
            USED.put("device", "\"device\":{" + device + '}', instance, draft);
        }
    }

    /** The devices that a procedure put in or used. */
    static void used(Element procedure, EntryDraft draft, EntryMap map, Context context) {
        StringBuilder items = new StringBuilder();
        List<Element> instances = instances(procedure);
        for (Element instance : instances) {
            items.append(items.length() == 0 ? "" : ",")
                    .append("{\"manipulated\":{")
                    .append(device(instance, context))
                    .append("}}");
        }
        if (!instances.isEmpty()) {
            map.put("focalDevice#participant", items.toString(), instances.get(0), draft);
        }
    }

    private static List<Element> instances(Element entry) {
        List<Element> instances = new ArrayList<>();
        for (Element participant : entry.children("participant")) {
            Element role = participant.child("participantRole");
            if (role.child("playingDevice").isPresent() || Templates.is(role, "37")) {
                instances.add(role);
            }
        }
        return instances;
    }

    private static String device(Element instance, Context context) {
        String id = Keys.id(instance, "id");
        String key = id == null ? "content|" + Cd.display(instance.at("playingDevice", "code"), context) : "id|" + id;
        EntryDraft draft = context.assertion(TYPE, key);
        DEVICE.fill(instance, draft, context);
        DEVICE.patient("patient", draft, context);
        String type = Cd.display(instance.at("playingDevice", "code"), context);
        JsonWriter out = context.json();
        out.plain("reference", TYPE + '/' + draft.entry()).text("display", type);
        return out.take();
    }

    private static void udi(Element instance, Context context, JsonWriter out) {
        for (Element id : instance.children("id")) {
            if (id.attribute("root").equals(UDI) && id.has("extension")) {
                out.item().text("carrierHRF", id.attribute("extension")).close();
            }
        }
    }

    private static void model(Element model, Context context, JsonWriter out) {
        String name = Ed.text(model, context);
        if (!name.isEmpty()) {
            out.item().text("name", name).plain("type", "model-name").close();
        }
    }
}
