package health.tributary.record.fold;

import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a set holds of one message: a lattice of its own. The higher mapping version replaces the lower one whole, because a
 * batch is all that its message says under its version; within a version statements are united by place; the first receipt is
 * the minimum whatever the version.
 *
 * @param mapping the mapping version
 * @param received the first receipt seen; empty when only a void is known
 * @param heading empty when only a void is known
 * @param told in order of place
 */
record MessagePart(int mapping, Optional<Instant> received, Optional<Heading> heading, List<Told> told) {
    MessagePart {
        told = List.copyOf(told);
    }

    static MessagePart voided(int mapping) {
        return new MessagePart(mapping, Optional.empty(), Optional.empty(), List.of());
    }

    /** The receipt alone, under a version below all others. */
    static MessagePart receivedAt(Instant received) {
        return new MessagePart(0, Optional.of(Told.micros(received)), Optional.empty(), List.of());
    }

    /** Itself when the other adds nothing. */
    MessagePart join(MessagePart other) {
        Optional<Instant> first = earlier(received, other.received);
        MessagePart joined;
        if (mapping > other.mapping) {
            joined = new MessagePart(mapping, first, heading, told);
        } else if (mapping < other.mapping) {
            joined = new MessagePart(other.mapping, first, other.heading, other.told);
        } else {
            joined = new MessagePart(mapping, first, stronger(heading, other.heading), union(told, other.told));
        }
        return joined.equals(this) ? this : joined;
    }

    /** Adds what stands of this message. */
    void live(MessageId message, Consumer<Said> to) {
        if (told.isEmpty()) {
            return;
        }
        Heading of = heading.orElseThrow();
        Instant at = received.orElseThrow();
        for (Told one : told) {
            Clock clock = Clocks.of(message, one.position(), one.stated(), of.messageTime(), of.sequence(), at);
            to.accept(new Said(clock, clock, of.feed(), mapping, one.entry(), one.content()));
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().isAfter(other.get()) ? other : one;
    }

    private static Optional<Heading> stronger(Optional<Heading> one, Optional<Heading> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return Optional.of(one.get().stronger(other.get()));
    }

    private static List<Told> union(List<Told> one, List<Told> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<Told> union = new ArrayList<>(one.size() + other.size());
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            int order = Told.PLACE.compare(one.get(i), other.get(j));
            if (order == 0) {
                union.add(one.get(i++).stronger(other.get(j++)));
            } else {
                union.add(order < 0 ? one.get(i++) : other.get(j++));
            }
        }
        union.addAll(one.subList(i, one.size()));
        union.addAll(other.subList(j, other.size()));
        return union;
    }
}
