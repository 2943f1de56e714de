package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts segments into prescriptions by walking them once, in the order in which they stand: an ORC begins one, as does an RXO or
 * RXE that has none before it, and TQ1, RXR, RXC and NTE belong to the last of the pharmacy's segments named.
 */
final class PrescriptionGroups {
    private final List<PrescriptionGroup> groups = new ArrayList<>();
    private PrescriptionGroup group;
    private Part part;
    private List<Segment> notes;

    private PrescriptionGroups() {}

    static List<PrescriptionGroup> of(List<Segment> segments) {
        PrescriptionGroups cut = new PrescriptionGroups();
        for (Segment segment : segments) {
            cut.add(segment);
        }
        return cut.groups;
    }

    private void add(Segment segment) {
        switch (segment.name()) {
            case "ORC" -> {
                begin();
                group.orc = segment;
            }
            case "RXO" -> {
                if (group == null || group.ordered() != null || group.orc == null) {
                    beginFurther();
                }
                group.requested = part(segment, null);
            }
            case "RXE" -> {
                if (group == null || group.encoded != null) {
                    beginFurther();
                }
                group.encoded = part(segment, null);
            }
            case "RXD" -> part(segment, started().dispenses);
            case "RXG" -> part(segment, started().gives);
            case "RXA" -> part(segment, started().administrations);
            case "PID", "PV1" -> {
                group = null;
                part = null;
                notes = null;
            }
            default -> detail(segment);
        }
    }

    /** What belongs to what was named before it; before an order, to nothing. */
    private void detail(Segment segment) {
        if (group == null) {
            return;
        }
        switch (segment.name()) {
            case "TQ1" -> (part == null ? group.timings : part.timings()).add(segment);
            case "RXR" -> route(segment);
            case "RXC" -> {
                if (part != null) {
                    part.components().add(segment);
                }
            }
            case "NTE" -> notes.add(segment);
            case "OBX" -> {
                List<Segment> lines = new ArrayList<>(1);
                lines.add(segment);
                notes = new ArrayList<>(0);
                group.results.add(new OrderGroup.Result(lines, notes));
            }
            default -> {
                // Segments without a place here (FT1, BLG, CTI, CDO …) end nothing.
            }
        }
    }

    /** RXR: several RXA in a row share the route that follows them (RAS_O17: one or more RXA, then RXR). */
    private void route(Segment rxr) {
        if (part == null) {
            return;
        }
        boolean first = part.routes().isEmpty();
        part.routes().add(rxr);
        if (part.head().is("RXA") && first) {
            List<Part> given = group.administrations;
            for (int i = given.size() - 2; i >= 0 && given.get(i).routes().isEmpty(); i--) {
                given.get(i).routes().add(rxr);
            }
        }
    }

    private Part part(Segment head, List<Part> among) {
        part = Part.of(head);
        notes = part.notes();
        if (among != null) {
            among.add(part);
        }
        return part;
    }

    private PrescriptionGroup started() {
        if (group == null) {
            begin();
        }
        return group;
    }

    /** A further RXO or RXE under one ORC is an order of its own, of which that ORC speaks too. */
    private void beginFurther() {
        PrescriptionGroup before = group;
        begin();
        if (before != null && before.orc != null) {
            group.orc = before.orc;
            group.first = before.first == null ? before : before.first;
        }
    }

    private void begin() {
        group = new PrescriptionGroup();
        groups.add(group);
        part = null;
        notes = group.notes;
    }
}
