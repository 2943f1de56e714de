package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;

/** Indications, where several segments state those of one order and so fill one slot. */
final class Reasons {
    private Reasons() {}

    /** Each repetition of a field as a CodeableConcept. */
    static SegmentMap.Fill of(int field) {
        return (from, context, out) -> {
            for (Repetition each : from.field(field).repetitions()) {
                out.item();
                Cwe.concept(Composite.of(each), context, out);
                out.close();
            }
        };
    }
}
