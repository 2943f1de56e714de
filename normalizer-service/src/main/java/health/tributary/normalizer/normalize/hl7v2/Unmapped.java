package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.Warning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a message nothing was made of: one warning for each kind of segment, or field of a kind, that nobody read. It names the
 * place without an occurrence, so that warnings can be counted; the archive has the message.
 */
final class Unmapped {
    /** Beyond this many fields a segment is none of HL7's. */
    private static final int MAX_FIELDS = 128;

    /** Order numbers, which OBR says again: read in one of both places. */
    private static final Set<String> SAID_AGAIN = Set.of("ORC-2", "ORC-3");

    private Unmapped() {}

    /** Warns of what was not read; at most {@code room} times. */
    static void warn(Message message, int room, List<Warning> warnings) {
        Set<String> places = new HashSet<>();
        for (Segment segment : message.segments()) {
            if (places.size() >= room) {
                return;
            }
            String name = segment.name();
            if (segment.is("MSH") || name.isEmpty()) {
                continue;
            }
            if (!segment.isAsked()) {
                if (hasContent(segment) && places.add(name)) {
                    warnings.add(new Warning(
                            name,
                            segment.isLocal()
                                    ? "a segment of the site's own that the feed maps nothing of"
                                    : "a segment that this kind of message is not mapped with"));
                }
                continue;
            }
            fields(segment, name, places, room, warnings);
        }
    }

    private static void fields(Segment segment, String name, Set<String> places, int room, List<Warning> warnings) {
        int last = Math.min(segment.fieldCount(), MAX_FIELDS);
        for (int n = 1; n <= last && places.size() < room; n++) {
            if (segment.isUnread(n) && !counts(segment, n)) {
                String place = name + '-' + n;
                if (!SAID_AGAIN.contains(place) && places.add(place)) {
                    warnings.add(new Warning(place, "a field that nothing is made of"));
                }
            }
        }
    }

    private static boolean hasContent(Segment segment) {
        for (int n = 1; n <= Math.min(segment.fieldCount(), MAX_FIELDS); n++) {
            if (segment.isUnread(n) && !counts(segment, n)) {
                return true;
            }
        }
        return false;
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
