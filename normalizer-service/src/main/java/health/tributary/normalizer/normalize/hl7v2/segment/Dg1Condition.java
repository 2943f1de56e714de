package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;

/** DG1[Condition]. DG1-21 (deleted) and DG1-22 (due to) need entries beside this one: see the plan. */
public final class Dg1Condition {
    public static final SegmentMap MAP = SegmentMap.of("DG1", "Condition")
            .row(3, "code", (dg1, context, out) -> {
                out.object("code");
                Cwe.described(Composite.of(dg1.field(3)), dg1.field(4).wholeText(), context, out);
                out.close();
            })
            .row(
                    4,
                    "code",
                    (dg1, context, out) -> out.object("code")
                            .text("text", dg1.field(4).wholeText())
                            .close())
            .when(dg1 -> !dg1.field(3).isPresent())
            .choice(5, "onset[x]", "onsetDateTime", Dtm::dateTime)
            .object(16, "asserter", Xcn::reference)
            .extension(19, "condition-assertedDate", "valueDateTime", Dtm::dateTime)
            .datum(19, "recordedDate", Dtm::dateTime)
            .list(20, "identifier", Ei::identifier);

    private Dg1Condition() {}
}
