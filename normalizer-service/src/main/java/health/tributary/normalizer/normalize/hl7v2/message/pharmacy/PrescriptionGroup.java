package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments about one prescription as a message has them: what was ordered (RXO), how the pharmacy encoded it (RXE), what
 * of it was dispensed (RXD), is to be given (RXG), was given (RXA). Mutable only while a message is cut into groups.
 */
final class PrescriptionGroup {
    /** Null where the message has none. */
    Segment orc;

    /** The first order under its ORC, where it is a further one; else null. */
    PrescriptionGroup first;

    /** Null where the message has none. */
    Part requested;

    /** Null where the message has none. */
    Part encoded;

    /** TQ1 that follow ORC. */
    final List<Segment> timings = new ArrayList<>(1);

    /** NTE of the order as a whole. */
    final List<Segment> notes = new ArrayList<>(0);

    final List<Part> dispenses = new ArrayList<>(0);
    final List<Part> gives = new ArrayList<>(0);
    final List<Part> administrations = new ArrayList<>(0);
    final List<OrderGroup.Result> results = new ArrayList<>(0);

    /**
     * One of the pharmacy's segments with what follows it.
     *
     * @param timings TQ1
     * @param routes RXR
     * @param components RXC
     * @param notes NTE
     */
    record Part(
            Segment head, List<Segment> timings, List<Segment> routes, List<Segment> components, List<Segment> notes) {
        static Part of(Segment head) {
            return new Part(head, new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(0), new ArrayList<>(0));
        }
    }

    /** The order's last word: the encoded order, else the requested one, else null. */
    Part ordered() {
        return encoded != null ? encoded : requested;
    }

    /** Its routes: those of the encoded order, else those of the requested one. */
    List<Segment> routes() {
        return encoded != null && !encoded.routes().isEmpty()
                ? encoded.routes()
                : requested == null ? List.of() : requested.routes();
    }

    /** Its ingredients, likewise. */
    List<Segment> components() {
        return encoded != null && !encoded.components().isEmpty()
                ? encoded.components()
                : requested == null ? List.of() : requested.components();
    }
}
