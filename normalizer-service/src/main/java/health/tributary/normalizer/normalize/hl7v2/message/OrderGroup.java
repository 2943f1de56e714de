package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.hl7v2.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments about one order and its results, as a message has them: ORDER_OBSERVATION of ORU_R01, or results that stand
 * alone. Mutable only while the message is cut into groups.
 */
final class OrderGroup {
    /** Null where the message has none. */
    Segment orc;

    /** Null where the message has none. */
    Segment obr;

    final List<Segment> notes = new ArrayList<>(2);
    final List<Segment> timings = new ArrayList<>(1);
    final List<Result> results = new ArrayList<>();
    final List<Specimen> specimens = new ArrayList<>(1);

    /**
     * One result: an OBX, or the OBX segments that are the lines of one text.
     *
     * @param lines at least one
     */
    record Result(List<Segment> lines, List<Segment> notes) {
        Segment first() {
            return lines.get(0);
        }
    }

    /** A specimen, and what was observed of the specimen itself. */
    record Specimen(Segment spm, List<Result> results) {}
}
