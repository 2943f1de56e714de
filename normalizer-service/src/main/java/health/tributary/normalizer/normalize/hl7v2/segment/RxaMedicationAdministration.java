package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.util.List;

/** RXA[MedicationAdministration], without the medication and the order. */
public final class RxaMedicationAdministration {
    private static final String NO_TIME = "\"_effectiveDateTime\":{\"extension\":[{\"url\":\""
            + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    private static final String NO_DOSE =
            "\"dose\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    private static final String PARTIAL = "\"status\":\"completed\",\"_status\":{\"extension\":[{\"url\":\""
            + Extensions.ALTERNATE_CODES + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/v2-0322\",\"code\":\"PA\"}]}}]}";

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
            .list(18, "statusReason", Cwe::concept)
            .list(19, "reasonCode", Cwe::concept);

    private RxaMedicationAdministration() {}

    /**
     * The status: {@code entered-in-error} where RXA-21 deletes, else by RXA-20. Where RXA-20 is empty, {@code completed}, which is
     * stated of what is added (RXA-21 A) and a suggestion otherwise: an update without a status undoes no deletion.
     */
    public static void putStatus(Segment rxa, EntryDraft entry, Context context) {
        String action = rxa.text(21).trim();
        String place = rxa.location().toString();
        if (action.equals("D")) {
            entry.put(new Slot("status", 1, "\"status\":\"entered-in-error\"", place + "-21", MAP.rule()));
            return;
        }
        String completion = rxa.text(20).trim();
        Concept status = PharmacyMaps.ADMINISTRATION_STATUS.get(completion);
        if (status != null) {
            String json = completion.equals("PA") ? PARTIAL : "\"status\":\"" + status.code() + '"';
            entry.put(new Slot("status", 1, json, place + "-20", MAP.rule()));
            return;
        }
        if (!completion.isEmpty()) {
            context.warn(place + "-20", "no code of HL7 table 0322 that is mapped");
        }
        String json = completion.isEmpty() ? "\"status\":\"completed\"" : "\"status\":\"unknown\"";
        entry.put(new Slot("status", action.equals("A") ? 1 : 0, json, place + "-20", MAP.rule()));
    }

    /** The dose with route, site and rate, which FHIR takes only together with a dose or a rate (constraint mad-1). */
    public static void putDosage(Segment rxa, List<Segment> routes, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        out.object("dosage");
        Dosages.route(routes, context, out);
        String amount = Nm.json(rxa.text(6).trim());
        Dosages.quantity("dose", amount, Composite.of(rxa.field(7)), out);
        Span per = Span.coded(rxa.text(12));
        if (amount != null && per != null) {
            out.object("rateRatio");
            Dosages.quantity("numerator", amount, Composite.of(rxa.field(7)), out);
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
