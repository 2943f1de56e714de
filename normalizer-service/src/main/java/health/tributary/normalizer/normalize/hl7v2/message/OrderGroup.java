package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The segments about one order, with what was asked or found for it, as a message has them: ORDER of ORM_O01, OML_O21 …,
 * ORDER_OBSERVATION of ORU_R01, or results that stand alone. Mutable only while the message is cut into groups.
 */
final class OrderGroup {
    private static final String RESULTS_SENT = "ACFMPR";

    /** Null where the message has none. */
    Segment orc;

    /** Null where the message has none. */
    Segment obr;

    /** The ORC that says what is to become of the order: its own, or that of the order in whose group it stands; or null. */
    Segment control;

    /** The ORC of the order (PA) before it of which it is a child (CH); or null. */
    Segment parent;

    /** Whether the group stands among earlier results that come along with an order (PRIOR_RESULT of OML_O21). */
    boolean prior;

    final List<Segment> notes = new ArrayList<>(2);
    final List<Segment> timings = new ArrayList<>(1);
    final List<Result> results = new ArrayList<>();
    final List<Specimen> specimens = new ArrayList<>(1);
    /** What else is said of the order: DG1, PRT, IPC, and the details of diets, supplies and drugs. */
    final List<Segment> details = new ArrayList<>(0);
    /** All of the above and what has no place there, as they stand. */
    final List<Segment> segments = new ArrayList<>(4);

    /**
     * One result: an OBX, or the OBX segments that are the lines of one text.
     *
     * @param lines at least one
     * @param participants PRT
     */
    record Result(List<Segment> lines, List<Segment> notes, List<Segment> participants) {
        /** A result of whose participants nothing is said. */
        Result(List<Segment> lines, List<Segment> notes) {
            this(lines, notes, List.of());
        }

        Segment first() {
            return lines.get(0);
        }
    }

    /** A specimen, its containers, and what was observed of the specimen itself. Several orders may share one. */
    static final class Specimen {
        /** Null where only a container is named. */
        final Segment spm;

        final List<Segment> containers = new ArrayList<>(0);
        final List<Segment> notes = new ArrayList<>(0);
        final List<Result> results = new ArrayList<>(0);
        /** Its entry, once it is stated. */
        EntryId entry;

        Specimen(Segment spm) {
            this.spm = spm;
        }
    }

    /** Whether no order is named: results or a specimen that stand alone. */
    boolean standsAlone() {
        return orc == null && obr == null && details.isEmpty();
    }

    /**
     * Whether the group reports results rather than orders them: by its control code (RE, PR, CN), by where it stands, or
     * because it has results and its OBR-25 says that results are sent.
     */
    boolean reports() {
        if (prior) {
            return true;
        }
        String code = orc == null ? "" : orc.text(1).trim().toUpperCase(Locale.ROOT);
        if (code.equals("RE") || code.equals("PR") || code.equals("CN")) {
            return obr != null;
        }
        String status = obr == null ? "" : obr.text(25).trim();
        return status.length() == 1 && RESULTS_SENT.contains(status) && !results.isEmpty();
    }

    /** The details of a segment's name, in order. */
    List<Segment> details(String name) {
        List<Segment> found = new ArrayList<>(details.size());
        for (Segment detail : details) {
            if (detail.is(name)) {
                found.add(detail);
            }
        }
        return found;
    }

    /** The first detail of one of some names, or null. */
    Segment detail(String... names) {
        for (Segment detail : details) {
            for (String name : names) {
                if (detail.is(name)) {
                    return detail;
                }
            }
        }
        return null;
    }
}
