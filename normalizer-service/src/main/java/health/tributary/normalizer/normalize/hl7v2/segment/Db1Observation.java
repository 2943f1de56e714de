package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Id;

/** DB1[Observation]: a disability, and how long it keeps from work. There is no official table; this is the project's own. */
public final class Db1Observation {
    /** Whether there is one. */
    public static final String CODE = FactRows.code("disability", "Disability");

    public static final SegmentMap MAP = SegmentMap.of("DB1", "Observation")
            .choice(4, "value[x]", "valueBoolean", Id::bool)
            .row(
                    7,
                    "component#DB1-7",
                    FactRows.datum(7, "return-to-work", "Return to work", "valueDateTime", Dtm::dateTime))
            .row(
                    8,
                    "component#DB1-8",
                    FactRows.datum(8, "unable-to-work", "Unable to work since", "valueDateTime", Dtm::dateTime));

    static {
        FactRows.effective(5, 6, MAP);
    }

    private Db1Observation() {}
}
