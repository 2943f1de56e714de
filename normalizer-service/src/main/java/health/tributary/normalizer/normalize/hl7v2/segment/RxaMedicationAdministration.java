package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Amount;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import java.util.List;

/** RXA[MedicationAdministration], without the status, the medication and the order. */
public final class RxaMedicationAdministration {
    private static final String NO_TIME = "\"_effectiveDateTime\":{\"extension\":[{\"url\":\""
            + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    private static final String NO_DOSE =
            "\"dose\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    public static final SegmentMap MAP = SegmentMap.of("RXA", "MedicationAdministration")
            .row(3, "effective[x]", RxaMedicationAdministration::effective)
            .required(NO_TIME)
            .row(8, "extension#RXA-8", PharmacyRows.concept(8, "medication-dose-form"))
            .list(9, "note", PharmacyRows::note)
            .list(10, "performer", RxaMedicationAdministration::performer)
            .row(13, "extension#RXA-13", PharmacyRows.strength(13, 14, 23, 24))
            .extensionUrl(15, Lots.LOT, "valueString", St::string)
            .extensionUrl(16, Lots.EXPIRES, "valueDate", Dtm::date)
            .extensionUrl(17, Lots.MANUFACTURER, "valueString", Cwe::string)
            .list(19, "reasonCode", Cwe::concept);

    private RxaMedicationAdministration() {}

    /** The dose with route, site and rate, which FHIR takes only together with a dose or a rate (constraint mad-1); it holds no range. */
    public static void putDosage(Segment rxa, List<Segment> routes, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        out.object("dosage");
        Composite units = Composite.of(rxa.field(7));
        Amount said = Amount.of(rxa.text(6));
        String amount = said.isNumber() ? said.least() : null;
        if (amount == null && !said.isEmpty()) {
            context.warn(rxa.location() + "-6", "no number; kept as text");
            out.text("text", Dose.worded(rxa.text(6), units));
        }
        Dosages.route(routes, context, out);
        Dosages.quantity("dose", amount, units, out);
        Span per = Span.coded(rxa.text(12));
        if (amount != null && per != null) {
            out.object("rateRatio");
            Dosages.quantity("numerator", amount, units, out);
            out.object("denominator");
            per.duration(out);
            out.close().close();
        }
        if (amount == null && !out.untouched()) {
            out.raw(NO_DOSE);
        }
        String json = out.close().take();
        if (json != null) {
            entry.put(new Slot("dosage", 0, json, rxa.location() + "-6", MAP.rule()));
        } else if (rxa.field(6).presence() == Presence.NULL) {
            entry.put(new Slot("dosage", 0, null, rxa.location() + "-6", MAP.rule()));
        }
    }

    private static void effective(Segment rxa, Context context, JsonWriter out) {
        Composite start = Composite.of(rxa.field(3));
        Composite end = Composite.of(rxa.field(4));
        if (end.isPresent() && !end.raw().equals(start.raw())) {
            out.object("effectivePeriod");
            Dr.between(start, end, context, out);
            out.close();
        } else {
            Dtm.dateTime("effectiveDateTime", start, context, out);
        }
    }

    private static void performer(Composite value, Context context, JsonWriter out) {
        out.object("actor");
        Xcn.reference(value, context, out);
        out.close();
    }
}
