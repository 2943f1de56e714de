package health.tributary.normalizer.normalize.hl7v2.message.immunization;

import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The segments about one vaccination (ORDER of VXU_V04: ORC, RXA, RXR and what was observed with it). ORC may be missing, as in version 2.3.1.
 * Mutable only while the message is cut.
 */
final class Vaccination {
    /** Null where the message has none. */
    final Segment orc;

    final Segment rxa;
    final List<Segment> routes = new ArrayList<>(1);
    final List<Segment> notes = new ArrayList<>(0);
    /** PRT that are of the vaccination itself. */
    final List<Segment> participants = new ArrayList<>(0);

    final List<OrderGroup.Result> results = new ArrayList<>(4);

    private Vaccination(Segment orc, Segment rxa) {
        this.orc = orc;
        this.rxa = rxa;
    }

    /**
     * What a message says of vaccinations.
     *
     * @param given also those that were refused, and those that stand for none (998)
     * @param ofPerson observations that belong to no vaccination
     */
    record All(List<Vaccination> given, List<OrderGroup.Result> ofPerson) {}

    /** Cuts the segments of a patient. */
    static All of(SegmentGroup segments) {
        All all = new All(new ArrayList<>(4), new ArrayList<>(0));
        Segment orc = null;
        Vaccination open = null;
        List<Segment> notes = null;
        List<Segment> participants = null;
        for (Segment segment : segments.all()) {
            switch (segment.name()) {
                case "ORC" -> {
                    orc = segment;
                    open = null;
                    notes = null;
                    participants = new ArrayList<>(0);
                }
                case "RXA" -> {
                    open = new Vaccination(orc, segment);
                    // Some have them behind ORC, some behind RXA.
                    if (orc != null && participants != null) {
                        open.participants.addAll(participants);
                    }
                    all.given().add(open);
                    orc = null;
                    notes = open.notes;
                    participants = open.participants;
                }
                case "RXR" -> {
                    if (open != null) {
                        open.routes.add(segment);
                    }
                }
                case "OBX" -> {
                    notes = new ArrayList<>(0);
                    participants = new ArrayList<>(0);
                    OrderGroup.Result result = new OrderGroup.Result(List.of(segment), notes, participants);
                    (open == null ? all.ofPerson() : open.results).add(result);
                }
                case "NTE" -> {
                    if (notes != null) {
                        notes.add(segment);
                    }
                }
                case "PRT" -> {
                    if (participants != null) {
                        participants.add(segment);
                    }
                }
                case "PID" -> {
                    orc = null;
                    open = null;
                    notes = null;
                    participants = null;
                }
                default -> {
                    // Segments without a place in a vaccination end nothing.
                }
            }
        }
        return all;
    }

    /** The observations by their sub-id (OBX-4), by which those of one document or one recommendation belong together. */
    Map<String, List<OrderGroup.Result>> bySubId() {
        Map<String, List<OrderGroup.Result>> groups = new LinkedHashMap<>();
        for (OrderGroup.Result result : results) {
            String id = result.first().field(4).wholeText().trim();
            groups.computeIfAbsent(id, any -> new ArrayList<>(4)).add(result);
        }
        return groups;
    }

    /** Whether the segment only carries observations: "no vaccine administered" (CVX 998), which was not even refused. */
    boolean isNone() {
        return rxa.text(5).trim().equals("998") || rxa.text(5, 4).trim().equals("998");
    }
}
