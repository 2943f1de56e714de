package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Placeholder;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.time.Instant;
import java.util.Optional;

/**
 * The business keys of a prescription and of what is done about it. A prescription is first ordered under a placer number,
 * taken on under a filler number and dispensed under a prescription number: each earlier name is an alias of the next one that
 * a message states beside it.
 *
 * @param prescription RXE-15, else RXD-7, or null
 * @param filler namespace and filler order number (ORC-3), or null
 * @param placer namespace and placer order number (ORC-2), or null
 * @param unnumbered a key for an order that has none of them of its own: what was ordered and when, or under which number; or null
 */
record PrescriptionKeys(String prescription, String filler, String placer, String unnumbered) {
    static PrescriptionKeys of(PrescriptionGroup group, ProductKeys products, Context context) {
        String placer = group.orc == null ? null : Ei.key(Composite.of(group.orc.field(2)), context);
        String filler = group.orc == null ? null : Ei.key(Composite.of(group.orc.field(3)), context);
        String prescription = prescription(group);
        boolean numbered = prescription != null || filler != null || placer != null;
        if (group.first != null && numbered) {
            return further(new PrescriptionKeys(prescription, filler, placer, null), group, products, context);
        }
        return new PrescriptionKeys(prescription, filler, placer, numbered ? null : unnumbered(group, context));
    }

    /** Of a further order under one ORC: its own prescription number, else the number that it shares, with what is ordered. */
    private static PrescriptionKeys further(
            PrescriptionKeys shared, PrescriptionGroup group, ProductKeys products, Context context) {
        String number = shared.prescription;
        if (number != null && !number.equals(prescription(group.first))) {
            return new PrescriptionKeys(number, null, null, null);
        }
        String code = code(group, context);
        String key = code == null ? null : products.own(Prescriptions.TYPE, shared.request() + '|' + code, "");
        return new PrescriptionKeys(null, null, null, key);
    }

    private static String prescription(PrescriptionGroup group) {
        String number = group.encoded == null ? "" : number(group.encoded.head(), 15);
        for (Part dispense : group.dispenses) {
            number = number.isEmpty() ? number(dispense.head(), 7) : number;
        }
        return number.isEmpty() ? null : number;
    }

    private static String number(Segment head, int field) {
        String number = head.text(field).trim();
        return Placeholder.isOne(number) ? "" : number;
    }

    private static String unnumbered(PrescriptionGroup group, Context context) {
        String code = code(group, context);
        String when = group.orc == null ? "" : group.orc.text(9).trim();
        return code == null ? null : "unnumbered|" + when + '|' + code;
    }

    private static String code(PrescriptionGroup group, Context context) {
        if (group.ordered() == null) {
            return null;
        }
        Segment head = group.ordered().head();
        return Cwe.key(Composite.of(head.field(head.is("RXO") ? 1 : 2)), context);
    }

    /** Of the MedicationRequest: by prescription number, else filler, else placer number; null if nothing names it. */
    String request() {
        if (prescription != null) {
            return byPrescription();
        }
        return filler != null ? byFiller() : placer != null ? byPlacer() : unnumbered;
    }

    /** Of what was dispensed: within its prescription, by sub-id (RXD-1) and day; null if neither is there. */
    String dispense(Segment rxd, boolean cancelled, ProductKeys products, Context context) {
        String time = rxd.text(3).trim();
        String which = rxd.text(1).trim();
        String day = which.isEmpty() ? time : time.substring(0, Math.min(8, time.length()));
        String code = Cwe.key(Composite.of(rxd.field(2)), context);
        return products.own(MedicationDispenses.TYPE, within(request(), code, which, day), code, cancelled);
    }

    /** Of what was given or not: by the numbers that every such message has, the counters (RXA-1, RXA-2) and the time. */
    String administration(Segment rxa, ProductKeys products, Context context) {
        String order = filler != null ? byFiller() : placer != null ? byPlacer() : request();
        String which = rxa.text(1).trim() + '.' + rxa.text(2).trim();
        String code = Cwe.key(Composite.of(rxa.field(5)), context);
        String key = within(order, code, which, rxa.text(3).trim());
        boolean changes = "DU".contains(rxa.text(21).trim()) && rxa.field(21).isPresent();
        return products.own(MedicationAdministrations.TYPE, key, code, changes);
    }

    /** Of an instance that is to be given, by its counter (RXG-1), a further one without its own by its time too; null where there is no order. */
    String give(Part give, ProductKeys products) {
        String order = filler != null ? byFiller() : placer != null ? byPlacer() : request();
        Segment rxg = give.head();
        String key = order == null ? null : order + "|give|" + rxg.text(1).trim();
        String when = give.timings().isEmpty()
                ? Composite.of(rxg.field(3)).text(4)
                : give.timings().get(0).text(7);
        return products.own(Prescriptions.TYPE, key, when.trim());
    }

    private static String within(String order, String code, String which, String when) {
        if (order != null && !(which.isEmpty() && when.isEmpty())) {
            return order + '|' + which + '|' + when;
        }
        // Without an order only the moment tells one dose from the next of the same product.
        return code == null || when.isEmpty() ? null : "time|" + when + '|' + code;
    }

    /** Says which names mean the same prescription. */
    void aliases(EntryId entry, Optional<Instant> stated, Context context) {
        String type = Prescriptions.TYPE;
        if (filler != null && prescription != null) {
            context.patient().alias(type, context.patient().entryId(type, byFiller()), entry, stated);
        }
        if (placer != null && (filler != null || prescription != null)) {
            EntryId next = filler == null ? entry : context.patient().entryId(type, byFiller());
            context.patient().alias(type, context.patient().entryId(type, byPlacer()), next, stated);
        }
    }

    private String byPrescription() {
        return "prescription|" + prescription;
    }

    private String byFiller() {
        return "filler|" + filler;
    }

    private String byPlacer() {
        return "placer|" + placer;
    }
}
