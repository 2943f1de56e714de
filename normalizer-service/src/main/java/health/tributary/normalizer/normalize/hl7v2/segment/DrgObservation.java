package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Id;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;

/** DRG[Observation]: the case group of a visit, by which it is paid. There is no official table; this is the project's own. */
public final class DrgObservation {
    /** The case group. */
    public static final String CODE = FactRows.code("case-group", "Diagnosis related group");

    public static final SegmentMap MAP = SegmentMap.of("DRG", "Observation")
            .choice(2, "effective[x]", "effectiveDateTime", Dtm::dateTime)
            .row(1, "value[x]", (drg, context, out) -> {
                out.object("valueCodeableConcept");
                Cwe.concept(Composite.of(drg.field(1)), context, out);
                out.close();
            })
            .row(3, "component#DRG-3", FactRows.datum(3, "approved", "Approved", "valueBoolean", Id::bool))
            .row(
                    4,
                    "component#DRG-4",
                    FactRows.object(4, "grouper-review", "Result of the review", "valueCodeableConcept", Cwe::concept))
            .row(
                    5,
                    "component#DRG-5",
                    FactRows.object(5, "outlier-type", "Kind of outlier", "valueCodeableConcept", Cwe.ofTable("0083")))
            .row(
                    6,
                    "component#DRG-6",
                    FactRows.object(6, "outlier-days", "Days beyond the case group", "valueQuantity", Nm::days))
            .row(
                    7,
                    "component#DRG-7",
                    FactRows.object(
                            7, "outlier-cost", "Cost beyond the case group", "valueQuantity", DrgObservation::price))
            .row(
                    8,
                    "component#DRG-8",
                    FactRows.object(8, "payor", "Who pays by case group", "valueCodeableConcept", Cwe.ofTable("0229")))
            .row(
                    9,
                    "component#DRG-9",
                    FactRows.object(
                            9,
                            "outlier-reimbursement",
                            "Payment beyond the case group",
                            "valueQuantity",
                            DrgObservation::price))
            .row(
                    11,
                    "component#DRG-11",
                    FactRows.object(
                            11, "transfer-type", "Kind of transfer", "valueCodeableConcept", Cwe.ofTable("0415")))
            .row(
                    13,
                    "component#DRG-13",
                    FactRows.object(
                            13,
                            "grouper-status",
                            "Status of the grouping",
                            "valueCodeableConcept",
                            Cwe.ofTable("0734")))
            .row(
                    14,
                    "component#DRG-14",
                    FactRows.object(
                            14,
                            "complexity",
                            "Patient clinical complexity level",
                            "valueCodeableConcept",
                            Cwe.ofTable("0728")))
            .row(
                    15,
                    "component#DRG-15",
                    FactRows.object(15, "effective-weight", "Effective weight", "valueQuantity", Nm::quantity))
            .row(
                    16,
                    "component#DRG-16",
                    FactRows.object(
                            16, "amount", "Amount paid for the case group", "valueQuantity", DrgObservation::amount))
            .row(18, "method", DrgObservation::grouper)
            .row(
                    22,
                    "component#DRG-22",
                    FactRows.object(22, "basic-charge", "Basic charge", "valueQuantity", DrgObservation::amount))
            .row(
                    23,
                    "component#DRG-23",
                    FactRows.object(23, "total-charge", "Total charge", "valueQuantity", DrgObservation::amount))
            .row(
                    24,
                    "component#DRG-24",
                    FactRows.object(24, "surcharge", "Discount or surcharge", "valueQuantity", DrgObservation::amount))
            .row(
                    25,
                    "component#DRG-25",
                    FactRows.object(25, "calculated-days", "Days of stay that count", "valueQuantity", Nm::days));

    private DrgObservation() {}

    private static void price(Composite value, Context context, JsonWriter out) {
        Quantities.money(value.inner(1), out);
    }

    private static void amount(Composite value, Context context, JsonWriter out) {
        Quantities.money(value, out);
    }

    /** The grouping software and its version (DRG-19). */
    private static void grouper(Segment drg, Context context, JsonWriter out) {
        String version = drg.field(19).wholeText().strip();
        out.object("method")
                .text("text", drg.field(18).wholeText() + (version.isEmpty() ? "" : ' ' + version))
                .close();
    }
}
