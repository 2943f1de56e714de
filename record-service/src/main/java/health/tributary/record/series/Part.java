package health.tributary.record.series;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Readings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One message's statement about a metric and day: what orders it among others. (message, position) is its identity. Times are
 * whole microseconds.
 *
 * @param mapping the version of the mapping that read it
 * @param received the first receipt of the message, the minimum over its duplicates
 */
record Part(
        MessageId message,
        int position,
        int mapping,
        Instant received,
        FeedId feed,
        Optional<Instant> messageTime,
        long sequence,
        Optional<Instant> stated) {
    /** The order of parts in a bucket: what came later stands later, so that a new message mostly goes to the end. */
    static final Comparator<Part> ORDER =
            Comparator.comparing(Part::received).thenComparing(Part::message).thenComparingInt(Part::position);

    private static final Comparator<Part> STRENGTH = Comparator.comparing(
                    (Part part) -> part.messageTime.orElse(Instant.MIN))
            .thenComparingLong(Part::sequence)
            .thenComparing(Part::feed)
            .thenComparing(part -> part.stated.orElse(Instant.MIN));

    Part {
        Objects.requireNonNull(message);
        Objects.requireNonNull(received);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(messageTime);
        Objects.requireNonNull(stated);
    }

    static Part of(Origin origin, int mapping, Readings readings) {
        return new Part(
                origin.message(),
                readings.position(),
                mapping,
                micros(origin.received()),
                origin.feed(),
                origin.messageTime().map(Part::micros),
                origin.sequence(),
                readings.stated().map(Part::micros));
    }

    boolean same(Part other) {
        return position == other.position && message.equals(other.message);
    }

    Part receivedAt(Instant earliest) {
        return received.equals(earliest)
                ? this
                : new Part(message, position, mapping, earliest, feed, messageTime, sequence, stated);
    }

    /** Of two that claim to be the same statement under the same mapping, always the same one. */
    Part stronger(Part other) {
        return STRENGTH.compare(this, other) >= 0 ? this : other;
    }

    /** As {@link Clock#of}: times far ahead of receipt count as receipt. */
    Clock clock() {
        Instant said = capped(messageTime.orElse(received));
        return new Clock(stated.map(this::capped).orElse(said), said, sequence, received, message, position);
    }

    private Instant capped(Instant time) {
        return time.isAfter(received.plus(Clock.TOLERANCE)) ? received : time;
    }

    static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
