package health.tributary.hl7v2;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Segments of a message that stand one after the other: all of them, or those of one patient among several. A view; places are
 * still counted in the message as a whole.
 */
public final class SegmentGroup {
    private final Message message;
    private final int from;
    private final int to;

    SegmentGroup(Message message, int from, int to) {
        if (from < 0 || from > to || to > message.size()) {
            throw new IllegalArgumentException("a group lies within its message");
        }
        this.message = message;
        this.from = from;
        this.to = to;
    }

    /** What the message's first segment says, also if it is not of this group. */
    public Header header() {
        return message.header();
    }

    /** The segments in order, also the unnamed. */
    public List<Segment> all() {
        return message.segments().subList(from, to);
    }

    /** The segments of a name, in order. */
    public List<Segment> all(String name) {
        List<Segment> found = message.segments(name);
        return size() == message.size()
                ? found
                : found.stream().filter(this::holds).toList();
    }

    /** The first segment of a name. */
    public Optional<Segment> first(String name) {
        return message.next(name, from).filter(this::holds);
    }

    /** The segments right behind one of this group's, up to the first that does not belong to it. */
    public List<Segment> behind(Segment head, Predicate<Segment> belongs) {
        List<Segment> all = all();
        int begin = head.index() - from + 1;
        int end = begin;
        while (end < all.size() && belongs.test(all.get(end))) {
            end++;
        }
        return all.subList(begin, end);
    }

    /** How many segments there are. */
    public int size() {
        return to - from;
    }

    private boolean holds(Segment segment) {
        return segment.index() >= from && segment.index() < to;
    }

    @Override
    public String toString() {
        return "SegmentGroup (" + size() + " segments)";
    }
}
