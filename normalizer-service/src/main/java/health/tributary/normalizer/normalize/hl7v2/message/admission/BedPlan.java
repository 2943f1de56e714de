package health.tributary.normalizer.normalize.hl7v2.message.admission;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;

/** A20: how beds are (NPU), as Location.operationalStatus. There is no official table; this is the project's own. */
public final class BedPlan {
    private BedPlan() {}

    /** States the status of every bed of a message. */
    public static void status(String event, Context context) {
        for (Segment npu : context.segments().all("NPU")) {
            Composite bed = Composite.of(npu.field(1));
            Pl.reference(bed, Pl.bedStatus(Composite.of(npu.field(2)), context), context, context.json());
            if (context.json().take() == null) {
                context.warn(npu.location() + "-1", "a bed status without a bed; left out");
            }
        }
    }
}
