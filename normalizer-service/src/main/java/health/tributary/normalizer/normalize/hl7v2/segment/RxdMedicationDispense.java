package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import java.math.BigDecimal;

/** RXD[MedicationDispense], without medication, dosage, status and the order that it fills. */
public final class RxdMedicationDispense {
    public static final SegmentMap MAP = SegmentMap.of("RXD", "MedicationDispense")
            .datum(3, "whenHandedOver", Dtm::dateTime)
            .row(4, "quantity", PharmacyRows.quantity("quantity", 4, 5))
            .when(rxd -> !isTakenBack(rxd))
            .row(6, "extension#RXD-6", PharmacyRows.concept(6, "medication-dose-form"))
            .extensionUrl(8, Extensions.own(PharmacyRows.REFILLS_REMAINING), "valueUnsignedInt", Nm::unsignedInt)
            .list(9, "note", PharmacyRows::note)
            .list(10, "performer", RxdMedicationDispense::performer)
            .row(11, "substitution", PharmacyRows.substituted(11))
            .list(15, "note", PharmacyRows::note)
            .row(16, "extension#RXD-16", PharmacyRows.strength(16, 17, 28, 29))
            .extensionUrl(18, Lots.LOT, "valueString", St::string)
            .extensionUrl(19, Lots.EXPIRES, "valueDate", Dtm::date)
            .extensionUrl(20, Lots.MANUFACTURER, "valueString", Cwe::string)
            .object(33, "type", Cwe.ofTable("0484"))
            .list(35, "identifier", Ei::identifier);

    private RxdMedicationDispense() {}

    /** Whether nothing, or less than nothing, was handed out: a return or a reversal, which leaves the amount that was dispensed. */
    public static boolean isTakenBack(Segment rxd) {
        String amount = Nm.json(rxd.text(4).trim());
        return amount != null && new BigDecimal(amount).signum() <= 0;
    }

    /** RXD-8 as the refills that are left of the order. */
    public static void refillsRemaining(Segment rxd, Context context, JsonWriter out) {
        int cut = out.length();
        out.item().plain("url", Extensions.own(PharmacyRows.REFILLS_REMAINING));
        int before = out.length();
        Nm.unsignedInt("valueUnsignedInt", Composite.of(rxd.field(8)), context, out);
        out.closeIfGrown(before, cut);
    }

    /** The prescription number as a reference's identifier. */
    public static void prescription(Segment rxd, Context context, JsonWriter out) {
        out.object("identifier");
        PharmacyRows.prescriptionNumber().write(Composite.of(rxd.field(7)), context, out);
        out.close();
    }

    private static void performer(Composite value, Context context, JsonWriter out) {
        out.object("actor");
        Xcn.reference(value, context, out);
        out.close();
    }
}
