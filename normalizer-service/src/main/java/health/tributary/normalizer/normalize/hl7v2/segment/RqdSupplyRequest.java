package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.CodedOrganization;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;

/** RQD[SupplyRequest] and RQ1[SupplyRequest] (chapter 4, sections 4.11.1 and 4.11.2). There is no official table. */
public final class RqdSupplyRequest {
    /** RQ1: the manufacturer and the vendor of what is requested. */
    public static final SegmentMap MORE = SegmentMap.of("RQ1", "SupplyRequest")
            .row(2, "parameter#RQ1-2", RqdSupplyRequest::manufacturer)
            .list(4, "supplier", CodedOrganization.inRole("producer"));

    private static final SegmentMap MAP = SegmentMap.of("RQD", "SupplyRequest")
            .extensionObjectUrl(9, Extensions.own("supplyrequest-deliver-to"), "valueCodeableConcept", Cwe::concept)
            .choice(10, "occurrence[x]", "occurrenceDateTime", Dtm::dateTime);

    private RqdSupplyRequest() {}

    /** Fills a requisition's slots. */
    public static void put(Segment rqd, EntryDraft entry, Context context) {
        MAP.fill(rqd, entry, context);
        JsonWriter out = context.json();
        item(rqd, context, out);
        put("item[x]", rqd.location() + "-2", entry, out);
        String number = Nm.json(rqd.text(5).trim());
        if (number != null) {
            out.object("quantity").raw("value", number);
            Quantities.unit(Composite.of(rqd.field(6)), out);
            out.close();
        }
        put("quantity", rqd.location() + "-5", entry, out);
    }

    /** The item by the codes of who requests it (RQD-2), of who delivers it (RQD-3) and of the hospital (RQD-4). */
    private static void item(Segment rqd, Context context, JsonWriter out) {
        out.object("itemCodeableConcept").list("coding");
        for (int field = 2; field <= 4; field++) {
            Composite code = Composite.of(rqd.field(field));
            if (code.has(1)) {
                out.item();
                Cwe.coding(code, context, out);
                out.close();
            }
        }
        out.close();
        for (int field = 2; field <= 4; field++) {
            Composite code = Composite.of(rqd.field(field));
            if (code.has(2)) {
                out.text("text", code.text(2));
                break;
            }
        }
        out.close();
    }

    // What FHIR requires: it ranks above what stands for it where nothing is said.
    private static void put(String key, String source, EntryDraft entry, JsonWriter out) {
        String json = out.take();
        if (json != null) {
            entry.put(new Slot(key, 1, json, source, MAP.rule()));
        }
    }

    private static void manufacturer(Segment rq1, Context context, JsonWriter out) {
        out.item().object("code").text("text", "manufacturer").close();
        out.object("valueCodeableConcept");
        Cwe.concept(Composite.of(rq1.field(2)), context, out);
        out.close().close();
    }
}
