package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Specimen;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxPieces;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the segments of a patient into orders with their results by walking its segments once, in the order in which they stand: an ORC or an
 * OBR without one begins an order, and whatever follows belongs to the last order, result or specimen named. So groups may
 * lack ORC or OBR, and comments may stand anywhere.
 *
 * <p>A specimen that stands before the first order is that of all orders up to the next specimen (OML_O33, OML_O35, OUL_R22,
 * OUL_R23); one after an order is that order's.
 */
public final class OrderGroups {
    private final List<OrderGroup> groups = new ArrayList<>();
    /** Whether ORC follows its OBR: OUL_R22 to OUL_R24 have them in this order. */
    private final boolean orcFollows;

    private OrderGroup group;
    private List<Result> results;
    private List<Segment> notes;
    /** Where a participation belongs that comes next; null after a specimen. */
    private List<Segment> participants;
    /** The specimen of the orders that follow, where specimens stand before orders. */
    private Specimen leading;
    /** The specimen to which a container belongs that comes next; null once an order has begun. */
    private Specimen specimen;
    /** The last ORC. */
    private Segment control;

    /** The last ORC that is a parent's (PA). */
    private Segment parent;

    private boolean prior;

    private OrderGroups(boolean orcFollows) {
        this.orcFollows = orcFollows;
    }

    public static List<OrderGroup> of(SegmentGroup segments) {
        OrderGroups cut = new OrderGroups(segments.header().messageCode().equals("OUL"));
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
            case "OBR" -> observationRequest(segment);
            case "ORC" -> commonOrder(segment);
            case "TQ1" -> {
                if (group != null) {
                    group.timings.add(segment);
                }
            }
            case "SPM" -> specimen(segment);
            case "SAC" -> container(segment);
            case "DG1" -> diagnosis(segment);
            case "IPC", "ODS", "ODT", "RQD", "RQ1", "RXO", "RXE", "RXD", "RXG", "RXA" -> {
                if (group != null) {
                    group.details.add(segment);
                }
            }
            case "PRT" -> {
                if (participants != null) {
                    participants.add(segment);
                }
            }
            case "PID", "PV1" -> patient();
            case "RGS", "TXA", "PRB", "GOL", "PTH" -> end();
            // A comment behind a charge, an allergy, a procedure or an insurance is of that.
            case "FT1", "AL1", "PR1", "IN1", "IN2", "IN3" -> notes = null;
            default -> {
                // Segments without a place in orders (PD1, CTI …) end nothing: what follows belongs where it did.
            }
        }
        if (group == null) {
            notes = null;
            participants = null;
        } else {
            group.segments.add(segment);
        }
    }

    /** What an order is for; behind results alone, a diagnosis of the visit, with its own comments. */
    private void diagnosis(Segment dg1) {
        if (group == null) {
            return;
        }
        group.details.add(dg1);
        if (group.orc == null && group.obr == null) {
            notes = null;
        }
    }

    /** A patient or visit after an order: what follows without an ORC of its own are earlier results. Between ORC and OBR it stands in an odd place. */
    private void patient() {
        boolean expectsDetail = group != null && group.orc != null && group.obr == null && group.details.isEmpty();
        if (expectsDetail && group.results.isEmpty()) {
            return;
        }
        prior = !groups.isEmpty();
        end();
    }

    private void end() {
        group = null;
        leading = null;
        specimen = null;
        control = null;
        parent = null;
    }

    private void observationRequest(Segment obr) {
        if (group == null || group.obr != null || !group.results.isEmpty() || group.standsAlone()) {
            begin();
            group.control = control;
            group.prior = prior;
        }
        group.obr = obr;
        notes = group.notes;
        participants = group.details;
    }

    private void commonOrder(Segment orc) {
        boolean joins = orcFollows
                && group != null
                && group.orc == null
                && group.obr != null
                && group.results.isEmpty()
                && !differ(orc, group.obr, 2)
                && !differ(orc, group.obr, 3);
        if (!joins) {
            begin();
            prior = prior && orc.text(1).trim().equals("PR");
            group.prior = prior;
        }
        control = orc;
        group.orc = orc;
        group.control = orc;
        notes = group.notes;
        participants = group.details;
        switch (orc.text(1).trim()) {
            case "PA" -> parent = orc;
            case "CH" -> group.parent = parent;
            default -> {
                // Others are neither.
            }
        }
    }

    private static boolean differ(Segment orc, Segment obr, int number) {
        return orc.field(number).isPresent()
                && obr.field(number).isPresent()
                && !orc.field(number).raw().equals(obr.field(number).raw());
    }

    private void begin() {
        if (leading != null && group != null && group.standsAlone() && group.results.isEmpty()) {
            groups.remove(groups.size() - 1);
        }
        specimen = null;
        group = new OrderGroup();
        groups.add(group);
        results = group.results;
        if (leading != null) {
            group.specimens.add(leading);
        }
    }

    private void specimen(Segment spm) {
        begin(new Specimen(spm));
    }

    private void begin(Specimen named) {
        if (group == null || leading != null) {
            leading = null;
            begin();
            leading = named;
        }
        group.specimens.add(named);
        specimen = named;
        results = named.results;
        notes = named.notes;
        participants = null;
    }

    /** SAC: of the specimen before it; without one, a specimen that is known by its container. */
    private void container(Segment sac) {
        Specimen known = specimen != null ? specimen : leading != null && leading.spm != null ? leading : null;
        if (known == null) {
            Specimen unnamed = new Specimen(null);
            unnamed.containers.add(sac);
            begin(unnamed);
        } else {
            known.containers.add(sac);
            results = known.results;
            notes = known.notes;
            participants = null;
        }
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
        participants = new ArrayList<>(0);
        results.add(new Result(lines, notes, participants));
    }

    /** Whether an OBX goes on with the result before it, with no comment in between: as a line of its text, or as a piece of its document. */
    private static boolean continues(Result last, Segment obx) {
        return switch (ObxValue.type(obx)) {
            case "TX", "FT" -> last.notes().isEmpty() && isNextLine(last.first(), obx);
            case "ED" -> last.notes().isEmpty() && ObxPieces.continues(last.lines(), obx);
            default -> false;
        };
    }

    /** Whether it is one of a text of one code, sub-id and status. */
    private static boolean isNextLine(Segment first, Segment obx) {
        return ObxValue.isText(first)
                && (!obx.field(3).isPresent()
                        || obx.field(3).raw().equals(first.field(3).raw()))
                && obx.field(4).raw().equals(first.field(4).raw())
                && obx.text(11).equals(first.text(11));
    }
}
