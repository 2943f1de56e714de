package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a message nothing was made of: one warning for each kind of segment, or field of a kind, that nobody read. It names the
 * place without an occurrence, so that warnings can be counted; the archive has the message.
 */
final class Unmapped {
    /** Beyond this many fields a segment is none of HL7's. */
    private static final int MAX_FIELDS = 128;

    /** Segments by which systems talk of their messages: they say nothing of a patient. */
    private static final Set<String> CONTROL = Set.of(
            "MSH", "MSA", "ERR", "QAK", "QPD", "QRD", "QRF", "QRI", "RCP", "SFT", "UAC", "DSC", "FHS", "BHS", "BTS",
            "FTS");

    /**
     * Fields that say nothing of a patient beyond what is read of the others: order numbers, which OBR says again, and the order's
     * control code where no order is stated; counters of what was given and dispensed; numbers of the parts that people play in a
     * message; the type of a value; why a schedule's event came about (the reason of a cancellation is read); how a sender stores
     * a document; the class alone of a visit that has no number.
     */
    private static final Set<String> EMPTY_OF_MEANING = Set.of(
            "ORC-1", "ORC-2", "ORC-3", "OBX-2", "PRT-1", "PV1-2", "ROL-1", "RXA-1", "RXA-2", "RXD-1", "RXG-1", "RXG-2",
            "SCH-6", "TXA-20");

    /** Segments that may be deleted one by one, each with its action code's field. */
    private static final Map<String, Integer> ACTIONS = Map.ofEntries(
            Map.entry("AIG", 2),
            Map.entry("AIL", 2),
            Map.entry("AIP", 2),
            Map.entry("AIS", 2),
            Map.entry("DG1", 21),
            Map.entry("GOL", 1),
            Map.entry("IAM", 6),
            Map.entry("PR1", 20),
            Map.entry("PRB", 1),
            Map.entry("PRT", 2),
            Map.entry("PTH", 1),
            Map.entry("ROL", 2),
            Map.entry("RXA", 21));

    private Unmapped() {}

    /** Warns of what was not read; at most {@code room} times. */
    static void warn(Message message, int room, List<Warning> warnings) {
        Set<String> places = new HashSet<>();
        for (Segment segment : message.segments()) {
            if (places.size() >= room) {
                return;
            }
            String name = segment.name();
            if (CONTROL.contains(name) || name.isEmpty() || isDeleted(segment, name) || namesAgain(segment)) {
                continue;
            }
            if (!segment.isAsked()) {
                if (hasContent(segment, name) && places.add(name)) {
                    warnings.add(new Warning(
                            name,
                            segment.isLocal()
                                    ? "a segment of the site's own that the feed maps nothing of"
                                    : "a segment that nothing is made of"));
                }
                continue;
            }
            fields(segment, name, places, room, warnings);
        }
    }

    private static void fields(Segment segment, String name, Set<String> places, int room, List<Warning> warnings) {
        int last = Math.min(segment.fieldCount(), MAX_FIELDS);
        for (int n = 1; n <= last && places.size() < room; n++) {
            if (segment.isUnread(n) && !counts(segment, n) && !saysAgain(segment, n)) {
                String place = name + '-' + n;
                if (!EMPTY_OF_MEANING.contains(place) && places.add(place)) {
                    warnings.add(new Warning(place, "a field that nothing is made of"));
                }
            }
        }
    }

    /** Whether it is taken back: how it was matters no more. */
    private static boolean isDeleted(Segment segment, String name) {
        Integer field = ACTIONS.get(name);
        return field != null && ActionCode.unlinks(segment, field);
    }

    /** A patient who is named once more, before earlier results: the numbers alone are read, to see that it is the same. */
    private static boolean namesAgain(Segment segment) {
        return segment.is("PID") && segment.occurrence() > 1;
    }

    private static boolean hasContent(Segment segment, String name) {
        for (int n = 1; n <= Math.min(segment.fieldCount(), MAX_FIELDS); n++) {
            if (segment.isUnread(n) && !counts(segment, n) && !EMPTY_OF_MEANING.contains(name + '-' + n)) {
                return true;
            }
        }
        return false;
    }

    /** An end that is the beginning again, an amount that stands for none (CDC's 999), the patient's own name as the insured's. */
    private static boolean saysAgain(Segment segment, int n) {
        if (segment.is("RXA")) {
            String raw = segment.field(n).raw();
            return (n == 4 && raw.equals(segment.field(3).raw())) || (n == 6 && (raw.equals("999") || raw.equals("0")));
        }
        return n == 16 && segment.is("IN1") && segment.text(17).trim().equals("SEL");
    }

    /** Whether a field only counts the segments of a message (set id), or says the event again. */
    private static boolean counts(Segment segment, int n) {
        if (n != 1) {
            return false;
        }
        String raw = segment.field(1).raw();
        return segment.is("EVN") || (raw.length() <= 4 && raw.chars().allMatch(c -> c >= '0' && c <= '9'));
    }
}
