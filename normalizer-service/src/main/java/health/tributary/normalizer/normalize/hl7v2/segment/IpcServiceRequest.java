package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * IPC[ServiceRequest] (chapter 4, section 4.5.6; there is no official table). One order has an IPC for each step of its procedure,
 * which repeat what they share: each number and code is stated once.
 */
public final class IpcServiceRequest {
    /** The rule of slots of the study. */
    public static final String RULE_STUDY = "IPC[ImagingStudy]";

    private static final String RULE = "IPC[ServiceRequest]";
    private static final String ACCESSION =
            "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0203\",\"code\":\"ACSN\"}]}";
    private static final String PROCEDURE = "\"type\":{\"text\":\"requested procedure id\"}";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private IpcServiceRequest() {}

    /** Fills the slots of an order from its IPC segments. */
    public static void put(List<Segment> ipcs, EntryDraft order, Context context) {
        list(1, "identifier", IpcServiceRequest::numbered, ipcs, order, context);
        list(2, "identifier", (value, c, out) -> typed(PROCEDURE, value, c, out), ipcs, order, context);
        list(5, "orderDetail", IpcServiceRequest::modalityConcept, ipcs, order, context);
        list(6, "orderDetail", Cwe::concept, ipcs, order, context);
        list(8, "locationCode", Cwe::concept, ipcs, order, context);
    }

    /** The accession number as an item. */
    public static void accession(Composite value, Context context, JsonWriter out) {
        out.item();
        numbered(value, context, out);
        out.close();
    }

    /** The modality as an item of type Coding: of DICOM's codes where no other system is named. */
    public static void modality(Composite value, Context context, JsonWriter out) {
        out.item();
        coding(value, context, out);
        out.close();
    }

    private static void modalityConcept(Composite value, Context context, JsonWriter out) {
        out.list("coding").item();
        coding(value, context, out);
        out.close().close();
    }

    private static void coding(Composite value, Context context, JsonWriter out) {
        if (value.has(1) && !value.has(3)) {
            out.plain("system", DICOM).code("code", value.text(1).trim()).text("display", value.text(2));
        } else {
            Cwe.coding(value, context, out);
        }
    }

    private static void numbered(Composite value, Context context, JsonWriter out) {
        typed(ACCESSION, value, context, out);
    }

    private static void typed(String type, Composite value, Context context, JsonWriter out) {
        int before = out.length();
        out.raw(type);
        int typed = out.length();
        Ei.identifier(value, context, out);
        out.keepIfGrown(typed, before);
    }

    private static void list(
            int field, String element, Members item, List<Segment> ipcs, EntryDraft order, Context context) {
        JsonWriter out = context.json();
        Set<String> said = new HashSet<>();
        for (Segment ipc : ipcs) {
            for (Repetition each : ipc.field(field).repetitions()) {
                if (each.isPresent() && said.add(each.raw())) {
                    out.item();
                    item.write(Composite.of(each), context, out);
                    out.close();
                }
            }
        }
        String json = out.take();
        if (json != null) {
            String source = ipcs.get(0).location() + "-" + field;
            order.put(new Slot(element + "#IPC-" + field, 0, json, source, RULE));
        }
    }
}
