package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.util.Locale;
import java.util.Set;

/**
 * MedicationRequest.status from ORC-1 (HL7 table 0119) and ORC-5 (table 0038). Where ORC-5 only says that the order lives, a control
 * code that ends, holds or cancels it counts before it, as many senders leave ORC-5 as it was; else ORC-5 counts, and then any
 * other control code that says a status. These have rank 1, so that of several the last by its clock is shown. What only implies
 * that the order lives (a change, a refill, a dispense) suggests {@code active} with rank 0 and so never revives what was stopped,
 * however late it arrives.
 */
public final class PrescriptionStatus {
    private static final String RULE = "ORC[MedicationRequest]";
    private static final String UNKNOWN = "unknown";
    private static final Set<String> LASTING = Set.of("cancelled", "stopped", "on-hold");

    /** Of these alone nothing follows: they ask for or answer with a number, or report an error. */
    private static final Set<String> SILENT =
            Set.of("", "CN", "CP", "DE", "LI", "MC", "NA", "PA", "RR", "SC", "SN", "SR", "SS", "UN");

    /** These change, refill or report of an order, and so only imply that it lives. */
    private static final Set<String> IMPLYING =
            Set.of("CH", "DF", "FU", "OF", "RE", "RF", "UF", "UX", "XO", "XR", "XX");

    /** These say what is ordered; all others end, hold or report of an order that was told before. */
    private static final Set<String> ORDERING =
            Set.of("", "AF", "CH", "NW", "OK", "OP", "PR", "PY", "RO", "XO", "XR", "XX");

    private PrescriptionStatus() {}

    /** Whether the message says what is ordered: so what it says of medication and dosage counts before what others repeat. */
    public static boolean orders(Segment orc) {
        return orc == null || ORDERING.contains(control(orc));
    }

    /**
     * Puts the status and, where one is said, since when.
     *
     * @param orc null where the message has none
     * @param ofDispense whether the message is about a dispense: what it cancels is the dispense, not the order
     */
    public static void put(Segment orc, boolean ofDispense, EntryDraft order, Context context) {
        Slot said = orc == null ? null : said(orc, ofDispense);
        warn(orc, context);
        if (said != null) {
            order.put(said);
            since(orc, order, context);
        } else {
            String suggested =
                    IMPLYING.contains(control(orc)) || (ofDispense && controlCancels(orc)) ? "active" : UNKNOWN;
            order.put(new Slot("status", 0, json(suggested), orc == null ? "RXE" : orc.location() + "-1", RULE));
        }
    }

    /**
     * Puts the status of an instance that is to be given, which is that of its order: of one that has ended or is held, nothing is given. What is
     * completed may be given yet, and what only implies that the order lives suggests {@code active}.
     */
    public static void putInstance(Segment orc, String place, EntryDraft instance) {
        Slot said = orc == null ? null : said(orc, false);
        boolean open = said == null || said.json().equals(json("completed"));
        instance.put(open ? new Slot("status", 0, json("active"), place, RxgMedicationRequest.MAP.rule()) : said);
    }

    private static void warn(Segment orc, Context context) {
        if (orc == null) {
            return;
        }
        String control = control(orc);
        boolean known = SILENT.contains(control)
                || IMPLYING.contains(control)
                || PharmacyMaps.ORDER_CONTROL.get(control) != null;
        if (!known) {
            context.warn(orc.location() + "-1", "no control code of HL7 table 0119");
        }
        if (status(orc) == null && orc.field(5).isPresent()) {
            context.warn(orc.location() + "-5", "no status of HL7 table 0038; the control code counts");
        }
    }

    private static Slot said(Segment orc, boolean ofDispense) {
        Concept ofControl = ofDispense && controlCancels(orc) ? null : PharmacyMaps.ORDER_CONTROL.get(control(orc));
        Concept ofStatus = ofDispense && statusCancels(orc) ? null : status(orc);
        boolean byControl = ofControl != null
                && (ofStatus == null || (ofStatus.code().equals("active") && LASTING.contains(ofControl.code())));
        Concept said = byControl ? ofControl : ofStatus;
        return said == null
                ? null
                : new Slot("status", 1, json(said.code()), orc.location() + (byControl ? "-1" : "-5"), RULE);
    }

    /** Whether a message takes back: its control code is a request to cancel, a cancellation or its confirmation, or ORC-5 says so. */
    public static boolean cancels(Segment orc) {
        return orc != null && (controlCancels(orc) || statusCancels(orc));
    }

    private static boolean controlCancels(Segment orc) {
        String control = control(orc);
        return control.equals("CA") || control.equals("OC") || control.equals("CR");
    }

    private static boolean statusCancels(Segment orc) {
        Concept status = status(orc);
        return status != null && status.code().equals("cancelled");
    }

    private static String control(Segment orc) {
        return orc == null ? "" : orc.text(1).trim().toUpperCase(Locale.ROOT);
    }

    private static Concept status(Segment orc) {
        return PharmacyMaps.ORDER_STATUS.get(orc.text(5).trim());
    }

    /** The time from which the status holds: ORC-15, else ORC-9. Written with every status, so that no older one's time stays. */
    private static void since(Segment orc, EntryDraft order, Context context) {
        int field = orc.field(15).isPresent() ? 15 : 9;
        JsonWriter out = context.json();
        int cut = out.length();
        out.item().plain("url", Extensions.own("medicationrequest-status-date"));
        int before = out.length();
        Dtm.dateTime("valueDateTime", Composite.of(orc.field(field)), context, out);
        String json = out.closeIfGrown(before, cut).take();
        order.put(new Slot("extension#ORC-1", 1, json, orc.location() + "-" + field, RULE));
    }

    private static String json(String code) {
        return "\"status\":\"" + code + '"';
    }
}
