package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.vocabulary.Maps;

/** PV2[Encounter]. */
public final class Pv2Encounter {
    public static final SegmentMap MAP = SegmentMap.of("PV2", "Encounter")
            .list(1, "location", Pv1Encounter.location("planned"))
            .list(3, "reasonCode", Cwe::concept)
            .extensionUrl(8, Extensions.PLANNED_START, "valueDateTime", Dtm::dateTime)
            .extensionUrl(9, Extensions.PLANNED_END, "valueDateTime", Dtm::dateTime)
            .object(11, "length", Nm::days)
            .list(13, "participant", Pv1Encounter.participant("REF", "referrer"))
            .object(25, "priority", Cwe.concept(Maps.ENCOUNTER_PRIORITY))
            .extensionObject(38, "encounter-modeOfArrival", "valueCoding", Cwe.codingOfTable("0430"));

    private Pv2Encounter() {}
}
