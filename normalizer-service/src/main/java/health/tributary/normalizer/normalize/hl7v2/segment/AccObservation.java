package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Id;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;

/** ACC[Observation]: the accident that brought the patient. There is no official table; this is the project's own. */
public final class AccObservation {
    /** What caused the injury. */
    public static final String CODE = FactRows.loinc("11373-8", "Injury cause");

    public static final SegmentMap MAP = SegmentMap.of("ACC", "Observation")
            .choice(1, "effective[x]", "effectiveDateTime", Dtm::dateTime)
            .row(2, "value[x]", AccObservation::cause)
            .row(8, "value[x]", AccObservation::cause)
            .when(acc -> !acc.field(2).isPresent())
            .row(
                    3,
                    "component#ACC-3",
                    FactRows.datum(3, "accident-place", "Place of the accident", "valueString", St::string))
            .row(
                    4,
                    "component#ACC-4",
                    FactRows.object(
                            4, "accident-state", "State of the car accident", "valueCodeableConcept", Cwe::concept))
            .row(
                    5,
                    "component#ACC-5",
                    FactRows.datum(5, "accident-at-work", "Accident at work", "valueBoolean", Id::bool))
            .row(6, "component#ACC-6", FactRows.datum(6, "accident-fatal", "Fatal accident", "valueBoolean", Id::bool))
            .row(
                    9,
                    "component#ACC-9",
                    FactRows.datum(9, "accident-brought-by", "Brought in by", "valueString", St::string))
            .row(
                    10,
                    "component#ACC-10",
                    FactRows.datum(10, "accident-police", "Police notified", "valueBoolean", Id::bool))
            .row(
                    11,
                    "component#ACC-11",
                    FactRows.datum(
                            11,
                            "accident-address",
                            "Address of the accident",
                            "valueString",
                            (name, value, context, out) -> out.text(name, Xad.line(value))))
            .row(
                    12,
                    "component#ACC-12",
                    FactRows.object(
                            12, "accident-liability", "Patient's share of liability", "valueQuantity", Nm::percent))
            .list(13, "identifier", Ei::identifier);

    private AccObservation() {}

    private static void cause(Segment acc, Context context, JsonWriter out) {
        out.object("valueCodeableConcept");
        Cwe.described(Composite.of(acc.field(2)), acc.field(8).wholeText(), context, out);
        out.close();
    }
}
