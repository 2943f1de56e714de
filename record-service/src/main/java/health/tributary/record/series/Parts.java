package health.tributary.record.series;

import health.tributary.contract.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of two buckets as one list: of each message those of its highest mapping version, under its earliest receipt.
 *
 * @param list in {@link Part#ORDER}
 * @param left where the parts of the one bucket are now; -1 for those that a higher mapping version voids
 * @param right the same of the other bucket
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parts(List<Part> list, int[] left, int[] right) {
    private static final int VOIDED = -1;

    /** What is known of a message over all its parts. */
    private static final class Heard {
        private int mapping;
        private Instant received;

        Heard(Part part) {
            mapping = part.mapping();
            received = part.received();
        }

        void hear(Part part) {
            mapping = Math.max(mapping, part.mapping());
            received = part.received().isBefore(received) ? part.received() : received;
        }
    }

    static Parts join(List<Part> left, List<Part> right) {
        Map<MessageId, Heard> messages = new HashMap<>();
        hear(left, messages);
        hear(right, messages);
        List<Part> all = new ArrayList<>(left.size() + right.size());
        standing(left, messages, all);
        standing(right, messages, all);
        all.sort(Part.ORDER);
        List<Part> list = new ArrayList<>(all.size());
        for (Part part : all) {
            int last = list.size() - 1;
            if (last >= 0 && list.get(last).same(part)) {
                list.set(last, list.get(last).stronger(part));
            } else {
                list.add(part);
            }
        }
        Map<MessageId, Map<Integer, Integer>> places = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            places.computeIfAbsent(list.get(i).message(), message -> new HashMap<>(4))
                    .put(list.get(i).position(), i);
        }
        return new Parts(List.copyOf(list), moved(left, messages, places), moved(right, messages, places));
    }

    private static void hear(List<Part> parts, Map<MessageId, Heard> messages) {
        for (Part part : parts) {
            Heard heard = messages.get(part.message());
            if (heard == null) {
                messages.put(part.message(), new Heard(part));
            } else {
                heard.hear(part);
            }
        }
    }

    private static void standing(List<Part> parts, Map<MessageId, Heard> messages, List<Part> all) {
        for (Part part : parts) {
            Heard heard = messages.get(part.message());
            if (part.mapping() == heard.mapping) {
                all.add(part.receivedAt(heard.received));
            }
        }
    }

    private static int[] moved(
            List<Part> parts, Map<MessageId, Heard> messages, Map<MessageId, Map<Integer, Integer>> places) {
        int[] moved = new int[parts.size()];
        Arrays.setAll(moved, i -> {
            Part part = parts.get(i);
            return part.mapping() == messages.get(part.message()).mapping
                    ? places.get(part.message()).get(part.position())
                    : VOIDED;
        });
        return moved;
    }

    /** A row's parts after a move, ascending; empty when all that stated it is void. */
    static int[] moved(int[] parts, int[] moves) {
        int[] moved = new int[parts.length];
        int kept = 0;
        for (int part : parts) {
            if (moves[part] != VOIDED) {
                moved[kept++] = moves[part];
            }
        }
        int[] now = Arrays.copyOf(moved, kept);
        Arrays.sort(now);
        return now;
    }

    /** Whether a move leaves all parts where they are. */
    static boolean still(int[] moves) {
        for (int i = 0; i < moves.length; i++) {
            if (moves[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The union of two ascending lists. */
    static int[] union(int[] one, int[] other) {
        int[] both = new int[one.length + other.length];
        int i = 0;
        int j = 0;
        int size = 0;
        while (i < one.length || j < other.length) {
            int next;
            if (j == other.length || (i < one.length && one[i] <= other[j])) {
                next = one[i++];
            } else {
                next = other[j++];
            }
            if (size == 0 || both[size - 1] != next) {
                both[size++] = next;
            }
        }
        return size == both.length ? both : Arrays.copyOf(both, size);
    }
}
