package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.vocabulary.CodeSystems;

/** A20: how beds are (NPU), as Location.operationalStatus. There is no official table; this is the project's own. */
final class BedPlan {
    private static final String TABLE = "0116";

    private BedPlan() {}

    /** States the status of every bed of a message. */
    static void status(String event, Context context) {
        for (Segment npu : context.segments().all("NPU")) {
            String status = npu.text(2).trim();
            DirectorySlots.Fill more = slots -> {
                if (!status.isEmpty()) {
                    slots.slot("operationalStatus", out -> {
                        boolean defined = CodeSystems.defines(TABLE, status);
                        out.object("operationalStatus")
                                .text(
                                        "system",
                                        defined ? CodeSystems.tableUri(TABLE) : context.localCodeSystem("HL7" + TABLE))
                                .code("code", status)
                                .text("display", npu.text(2, 2))
                                .close();
                    });
                }
            };
            Pl.reference(Composite.of(npu.field(1)), more, context, context.json());
            if (context.json().take() == null) {
                context.warn(npu.location() + "-1", "a bed status without a bed; left out");
            }
        }
    }
}
