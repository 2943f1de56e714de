package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.hl7v2.message.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.message.OrderGroup.Specimen;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the segments of a patient into orders with their results by walking its segments once, in the order in which they stand: an ORC or an
 * OBR without one begins an order, and whatever follows belongs to the last order, result or specimen named. So groups may
 * lack ORC or OBR, and comments may stand anywhere.
 */
final class OrderGroups {
    private final List<OrderGroup> groups = new ArrayList<>();
    private OrderGroup group;
    private List<Result> results;
    private List<Segment> notes;

    private OrderGroups() {}

    static List<OrderGroup> of(SegmentGroup segments) {
        OrderGroups cut = new OrderGroups();
        for (Segment segment : segments.all()) {
            cut.add(segment);
        }
        return cut.groups;
    }

    private void add(Segment segment) {
        switch (segment.name()) {
            case "OBX" -> result(segment);
            case "NTE" -> {
                if (notes != null) {
                    notes.add(segment);
                }
            }
            case "OBR" -> {
                if (group == null || group.obr != null || !group.results.isEmpty()) {
                    begin();
                }
                group.obr = segment;
                notes = group.notes;
            }
            case "ORC" -> {
                begin();
                group.orc = segment;
                notes = group.notes;
            }
            case "TQ1" -> {
                if (group != null) {
                    group.timings.add(segment);
                }
            }
            case "SPM" -> specimen(segment);
            case "PID", "PV1", "PRB", "GOL", "PTH" -> group = null;
            // A comment behind a charge is the charge's.
            case "FT1" -> notes = null;
            default -> {
                // Segments without a place in results (PD1, CTI …) end nothing: what follows belongs where it did.
            }
        }
        if (group == null) {
            notes = null;
        }
    }

    private void begin() {
        group = new OrderGroup();
        groups.add(group);
        results = group.results;
    }

    private void specimen(Segment spm) {
        if (group == null) {
            begin();
        }
        Specimen specimen = new Specimen(spm, new ArrayList<>(0));
        group.specimens.add(specimen);
        results = specimen.results();
        notes = null;
    }

    private void result(Segment obx) {
        if (group == null) {
            begin();
        }
        Result last = results.isEmpty() ? null : results.get(results.size() - 1);
        if (last != null && continues(last, obx)) {
            last.lines().add(obx);
            return;
        }
        List<Segment> lines = new ArrayList<>(1);
        lines.add(obx);
        notes = new ArrayList<>(0);
        results.add(new Result(lines, notes));
    }

    /** Whether an OBX is the next line of a text: texts of one code, sub-id and status, with no comment in between. */
    private static boolean continues(Result last, Segment obx) {
        Segment first = last.first();
        return ObxValue.isText(obx)
                && ObxValue.isText(first)
                && last.notes().isEmpty()
                && (!obx.field(3).isPresent()
                        || obx.field(3).raw().equals(first.field(3).raw()))
                && obx.field(4).raw().equals(first.field(4).raw())
                && obx.text(11).equals(first.text(11));
    }
}
