package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The segments about one order, with what was asked or found for it, as a message has them: ORDER of ORM_O01, OML_O21 …,
 * ORDER_OBSERVATION of ORU_R01, or results that stand alone. Mutable only while the message is cut into groups.
 */
public final class OrderGroup {
    private static final String RESULTS_SENT = "ACFMPR";

    Segment orc;
    Segment obr;
    Segment control;
    /** The ORC of the order (PA) before it of which it is a child (CH); or null. */
    Segment parent;
    /** Whether the group stands among earlier results that come along with an order (PRIOR_RESULT of OML_O21). */
    boolean prior;

    final List<Segment> notes = new ArrayList<>(2);
    final List<Segment> timings = new ArrayList<>(1);
    final List<Result> results = new ArrayList<>();
    final List<Specimen> specimens = new ArrayList<>(1);
    final List<Segment> details = new ArrayList<>(0);
    final List<Segment> segments = new ArrayList<>(4);

    /** A group of which nothing is known yet. */
    public OrderGroup() {}

    /** A group of which only its ORC is known; null if it has none. */
    public OrderGroup(Segment orc) {
        this.orc = orc;
    }

    /**
     * One result: an OBX, or the OBX segments that are the lines of one text or the pieces of one document.
     *
     * @param lines at least one
     * @param participants PRT
     */
    public record Result(List<Segment> lines, List<Segment> notes, List<Segment> participants) {
        /** A result of whose participants nothing is said. */
        public Result(List<Segment> lines, List<Segment> notes) {
            this(lines, notes, List.of());
        }

        public Segment first() {
            return lines.get(0);
        }

        /** The value as text: OBX-5 line by line, each with its repetitions as lines. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Segment line : lines) {
                List<Repetition> repetitions = line.field(5).repetitions();
                for (Repetition each : repetitions) {
                    text.append(each.wholeText()).append('\n');
                }
                if (repetitions.isEmpty()) {
                    text.append('\n');
                }
            }
            return text.toString();
        }
    }

    /** A specimen, its containers, and what was observed of the specimen itself. Several orders may share one. */
    public static final class Specimen {
        final Segment spm;
        final List<Segment> containers = new ArrayList<>(0);
        final List<Segment> notes = new ArrayList<>(0);
        final List<Result> results = new ArrayList<>(0);
        private EntryId entry;

        Specimen(Segment spm) {
            this.spm = spm;
        }

        /** Null where only a container is named. */
        public Segment spm() {
            return spm;
        }

        public List<Segment> containers() {
            return containers;
        }

        public List<Segment> notes() {
            return notes;
        }

        /** What was observed of the specimen. */
        public List<Result> results() {
            return results;
        }

        /** Its entry; null until it is stated. */
        public EntryId entry() {
            return entry;
        }

        /** Says which entry states it; null if none does. */
        public void statedBy(EntryId entry) {
            this.entry = entry;
        }
    }

    /** Null where the message has none. */
    public Segment orc() {
        return orc;
    }

    /** Null where the message has none. */
    public Segment obr() {
        return obr;
    }

    /** The ORC that says what is to become of the order: its own, or that of the order in whose group it stands; or null. */
    public Segment control() {
        return control;
    }

    public List<Segment> notes() {
        return notes;
    }

    public List<Segment> timings() {
        return timings;
    }

    public List<Result> results() {
        return results;
    }

    public List<Specimen> specimens() {
        return specimens;
    }

    /** What else is said of the order: DG1, PRT, IPC, and the details of diets, supplies and drugs. */
    public List<Segment> details() {
        return details;
    }

    /** All segments of the group, also those that have no other place in it, as they stand. */
    public List<Segment> segments() {
        return segments;
    }

    /** Whether no order is named: results or a specimen that stand alone. */
    public boolean standsAlone() {
        return orc == null && obr == null && details.isEmpty();
    }

    /**
     * Whether the group reports results rather than orders them: by its control code (RE, PR, CN), by where it stands, or
     * because it has results and its OBR-25 says that results are sent.
     */
    public boolean reports() {
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
    public List<Segment> details(String name) {
        List<Segment> found = new ArrayList<>(details.size());
        for (Segment detail : details) {
            if (detail.is(name)) {
                found.add(detail);
            }
        }
        return found;
    }

    /** The first detail of one of some names, or null. */
    public Segment detail(String... names) {
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
