package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.St;

/**
 * CON[Observation]: to what a patient has consented, as the source recorded it. No Consent: those of this record decide who may see it, and only
 * the person gives them. There is no official table; this is the project's own.
 */
public final class ConObservation {
    private static final Members TYPE = Cwe.ofTable("0496");
    private static final Members STATUS = Cwe.ofTable("0498");

    public static final SegmentMap MAP = SegmentMap.of("CON", "Observation")
            .row(2, "code", (con, context, out) -> {
                out.object("code");
                TYPE.write(Composite.of(con.field(2)), context, out);
                out.close();
            })
            .required(FactRows.code("consent", "Consent to treatment"))
            .list(4, "identifier", Ei::identifier)
            .row(5, "note#CON-5", (con, context, out) -> note(5, con, out))
            .row(6, "note#CON-6", (con, context, out) -> note(6, con, out))
            .row(
                    9,
                    "component#CON-9",
                    FactRows.datum(9, "consent-limits", "Limits set by the person", "valueString", St::string))
            .row(
                    10,
                    "component#CON-10",
                    FactRows.object(
                            10, "consent-mode", "How it was given", "valueCodeableConcept", Cwe.ofTable("0497")))
            .row(11, "value[x]", (con, context, out) -> {
                out.object("valueCodeableConcept");
                STATUS.write(Composite.of(con.field(11)), context, out);
                out.close();
            })
            .row(
                    12,
                    "component#CON-12",
                    FactRows.datum(12, "consent-discussed", "Talked over", "valueDateTime", Dtm::dateTime))
            .row(
                    13,
                    "component#CON-13",
                    FactRows.datum(13, "consent-decided", "Decided", "valueDateTime", Dtm::dateTime))
            .row(
                    20,
                    "component#CON-20",
                    FactRows.object(
                            20,
                            "consent-bypassed",
                            "Why it was not asked for",
                            "valueCodeableConcept",
                            Cwe.ofTable("0499")));

    static {
        FactRows.effective(14, 15, MAP);
    }

    private ConObservation() {}

    private static void note(int field, Segment con, JsonWriter out) {
        out.item().text("text", con.field(field).wholeText()).close();
    }
}
