package health.tributary.record.fold;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When a directory's content was said: at first, and by the {@value #KEPT} messages that said it last, each at its first receipt
 * known. Of a message that comes in again the earliest receipt counts, even if it is heard of last: it then takes its earlier
 * place, and the message behind it is the last one. More than one is kept for that alone.
 *
 * <p>Receipts heard of in another order than they happened are made good as long as fewer than {@value #KEPT} messages of one
 * content are concerned; a message that is not among the kept ones comes with its first receipt, which its manifest knows.
 *
 * @param first the earliest
 * @param latest of each message one clock, the latest first; never empty
 */
record Span(Clock first, List<Clock> latest, FeedId feed, int mapping) {
    static final int KEPT = 8;

    Span {
        latest = List.copyOf(latest);
    }

    static Span of(Clock clock, FeedId feed, int mapping) {
        return new Span(clock, List.of(clock), feed, mapping);
    }

    /** When it was said last. */
    Clock last() {
        return latest.get(0);
    }

    /** Itself when the other adds nothing. */
    Span join(Span other) {
        Span joined = new Span(
                Clocks.FIRST.compare(first, other.first) <= 0 ? first : other.first,
                union(latest, other.latest),
                feed.compareTo(other.feed) <= 0 ? feed : other.feed,
                Math.max(mapping, other.mapping));
        return joined.equals(this) ? this : joined;
    }

    /** With an earlier receipt of a message, if it is among those that are kept. */
    Span receivedAt(MessageId message, Instant received) {
        Span earlier = this;
        for (Clock clock : latest) {
            if (clock.message().equals(message) && received.isBefore(clock.received())) {
                earlier = join(of(Clocks.receivedAt(clock, received), feed, mapping));
            }
        }
        return earlier;
    }

    private static List<Clock> union(List<Clock> some, List<Clock> others) {
        Map<MessageId, Clock> byMessage = new HashMap<>();
        some.forEach(clock -> byMessage.put(clock.message(), clock));
        others.forEach(clock -> byMessage.merge(clock.message(), clock, Span::received));
        List<Clock> union = new ArrayList<>(byMessage.values());
        union.sort(Clocks.LAST.reversed());
        return union.subList(0, Math.min(KEPT, union.size()));
    }

    /** Of two clocks of a message, that of the first receipt; of those, the later one. */
    private static Clock received(Clock one, Clock other) {
        int order = one.received().compareTo(other.received());
        return order < 0 || (order == 0 && Clocks.LAST.compare(one, other) >= 0) ? one : other;
    }
}
