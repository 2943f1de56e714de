package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cp;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;

/** FT1[ChargeItem]. There is no official table; this is the project's own. What a charge hangs on is the plan's. */
public final class Ft1ChargeItem {
    private static final String UNKNOWN_CODE =
            "\"code\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    /** What a charge says. */
    public static final SegmentMap MAP = coded(SegmentMap.of("FT1", "ChargeItem"))
            .list(2, "identifier", Cx::identifier)
            .row(4, "occurrence[x]", Ft1ChargeItem::occurrence)
            .datum(5, "enteredDate", Dtm::dateTime)
            .object(10, "quantity", Ft1ChargeItem::quantity)
            .object(11, "priceOverride", Cp::money)
            .object(12, "priceOverride", Cp::money)
            .when(Ft1ChargeItem::ofOneUnit)
            .object(13, "costCenter", Ft1ChargeItem::department)
            .list(19, "reason", Cwe::concept)
            .list(20, "performer", Ft1ChargeItem::performer)
            .list(23, "supportingInformation", Ft1ChargeItem::order)
            .object(24, "enterer", Xcn::reference)
            .row(29, "product[x]", Ft1ChargeItem::product)
            .object(32, "performingOrganization", Xon::reference)
            .object(33, "requestingOrganization", Xon::reference);

    /** What a credit says of the charge that it takes back: which it was. */
    public static final SegmentMap CREDIT = coded(SegmentMap.of("FT1", "ChargeItem"))
            .list(2, "identifier", Cx::identifier)
            .when(ft1 -> !ft1.field(31).isPresent());

    private Ft1ChargeItem() {}

    // FT1-7 is the code of the price list, FT1-25 that of the procedure: both code the one thing that is charged.
    private static SegmentMap coded(SegmentMap map) {
        return map.row(7, "code", Ft1ChargeItem::code)
                .when(ft1 -> ft1.field(7).isPresent()
                        || !(ft1.field(8).isPresent() || ft1.field(25).isPresent()))
                .required(UNKNOWN_CODE)
                .row(25, "code", Ft1ChargeItem::code)
                .when(ft1 -> !ft1.field(7).isPresent())
                .row(8, "code", Ft1ChargeItem::code)
                .when(ft1 -> !ft1.field(7).isPresent() && !ft1.field(25).isPresent());
    }

    private static void code(Segment ft1, Context context, JsonWriter out) {
        Composite charge = Composite.of(ft1.field(7));
        out.object("code").list("coding");
        Cwe.codings(charge, context, out);
        Composite procedure = Composite.of(ft1.field(25));
        if (!procedure.text(1).equals(charge.text(1)) || !procedure.text(3).equals(charge.text(3))) {
            Cwe.codings(procedure, context, out);
        }
        out.close();
        String text = ft1.field(8).wholeText();
        out.text("text", text.isBlank() ? charge.text(9) : text).close();
    }

    private static void occurrence(Segment ft1, Context context, JsonWriter out) {
        Composite when = Composite.of(ft1.field(4));
        if (when.has(2) && when.text(2).trim().length() > 1) {
            out.object("occurrencePeriod");
            Dr.period(when, context, out);
            out.close();
        } else {
            Dtm.dateTime("occurrenceDateTime", when.inner(1), context, out);
        }
    }

    private static void quantity(Composite value, Context context, JsonWriter out) {
        String number = Nm.json(value.text(1).trim());
        if (number != null) {
            out.raw("value", number);
        } else if (value.isPresent()) {
            context.warn(value.place(), "no number; left out");
        }
    }

    /** Whether the price of one unit (FT1-12) is that of the whole. */
    private static boolean ofOneUnit(Segment ft1) {
        String units = ft1.text(10).trim();
        return !ft1.field(11).isPresent() && (units.isEmpty() || units.equals("1"));
    }

    // A department is a code, and no organisation of which more is known: a reference by identifier.
    private static void department(Composite value, Context context, JsonWriter out) {
        out.object("identifier");
        Cwe.identifier(value, context, out);
        out.close().text("display", value.text(2));
    }

    private static void performer(Composite value, Context context, JsonWriter out) {
        out.object("actor");
        Xcn.reference(value, context, out);
        out.close();
    }

    private static void order(Composite value, Context context, JsonWriter out) {
        int cut = out.length();
        out.plain("type", "ServiceRequest");
        int before = out.length();
        out.object("identifier");
        Ei.identifier(value, context, out);
        out.close().keepIfGrown(before, cut);
    }

    private static void product(Segment ft1, Context context, JsonWriter out) {
        out.object("productCodeableConcept");
        Cwe.concept(Composite.of(ft1.field(29)), context, out);
        out.close();
    }
}
