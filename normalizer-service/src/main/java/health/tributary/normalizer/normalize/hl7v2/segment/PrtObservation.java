package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import java.util.List;

/** PRT[Observation] after an OBX: who observed (PRT-5, PRT-8), where (PRT-9), and with which device (PRT[Device]). */
public final class PrtObservation {
    private static final String RULE = PrtParticipant.rule("Observation");
    private static final String RULE_DEVICE = PrtParticipant.rule("Device");
    private static final String DEVICE = "Device";
    private static final String LOCATION = Extensions.hl7("event-location");

    private PrtObservation() {}

    /** Fills a result's slots from its participations. */
    public static void put(List<Segment> prts, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        String place = prts.get(0).location().toString();
        for (Segment prt : prts) {
            if (!Participation.isTakenBack(prt)) {
                out.item();
                Participation.PRT.reference(prt, Composite.of(prt.field(5)), context, out);
                out.close();
            }
        }
        put("performer#PRT", place + "-5", entry, out);
        for (Segment prt : prts) {
            if (!Participation.isTakenBack(prt)) {
                location(prt, context, out);
            }
        }
        put("extension#PRT-9", place + "-9", entry, out);
        for (Segment prt : prts) {
            if (!Participation.isTakenBack(prt)) {
                device(prt, context, out);
                put("device", prt.location() + "-10", entry, out);
            }
        }
    }

    private static void put(String key, String source, EntryDraft entry, JsonWriter out) {
        String json = out.take();
        if (json != null) {
            entry.put(new Slot(key, 0, json, source, RULE));
        }
    }

    private static void location(Segment prt, Context context, JsonWriter out) {
        int cut = out.length();
        out.item().plain("url", LOCATION);
        int before = out.length();
        out.object("valueReference");
        Pl.reference(Composite.of(prt.field(9)), context, out);
        out.close().closeIfGrown(before, cut);
    }

    /** The device is an entry of the feed's directory: it serves many patients. */
    private static void device(Segment prt, Context context, JsonWriter out) {
        Composite number = Composite.of(prt.field(10));
        String key = Ei.key(number, context);
        if (key == null) {
            return;
        }
        String id = context.directory()
                .entry(DEVICE, key, number.place(), RULE_DEVICE, slots -> describe(prt, number, context, slots));
        out.object("device").plain("reference", DEVICE + '/' + id).close();
    }

    private static void describe(Segment prt, Composite number, Context context, DirectorySlots slots) {
        slots.slot("identifier#PRT-10", json -> {
            json.item();
            Ei.identifier(number, context, json);
            json.close();
        });
        slots.slot(
                "udiCarrier#PRT-16",
                json -> json.item().text("deviceIdentifier", prt.text(16)).close());
        slots.slot("distinctIdentifier", json -> json.text("distinctIdentifier", prt.text(21)));
        slots.slot(
                "manufactureDate", json -> Dtm.dateTime("manufactureDate", Composite.of(prt.field(17)), context, json));
        slots.slot(
                "expirationDate", json -> Dtm.dateTime("expirationDate", Composite.of(prt.field(18)), context, json));
        slots.slot("lotNumber", json -> json.text("lotNumber", prt.text(19)));
        slots.slot("serialNumber", json -> json.text("serialNumber", prt.text(20)));
        slots.slot("type", json -> {
            json.object("type");
            Cwe.concept(Composite.of(prt.field(22)), context, json);
            json.close();
        });
    }
}
