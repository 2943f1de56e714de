package health.tributary.record.fold;

import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Origin;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What one mapping version says of a message as a whole, as far as clocks need it. */
record Heading(FeedId feed, Optional<Instant> messageTime, long sequence) {
    private static final Comparator<Heading> STRENGTH = Comparator.comparing(
                    (Heading heading) -> heading.messageTime().orElse(Instant.MIN))
            .thenComparingLong(Heading::sequence)
            .thenComparing(Heading::feed);

    static Heading of(Origin origin) {
        return new Heading(origin.feed(), origin.messageTime().map(Told::micros), origin.sequence());
    }

    Heading stronger(Heading other) {
        return STRENGTH.compare(this, other) >= 0 ? this : other;
    }
}
