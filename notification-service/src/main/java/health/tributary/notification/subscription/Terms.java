package health.tributary.notification.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a subscriber asks for.
 *
 * @param wanted {@code requested} or {@code off}
 * @param reason why, in the subscriber's words (R4 requires it)
 * @param criteria the topic, or R4 criteria, as written
 * @param filters the filters of the topic, as written
 * @param clauses what criteria and filters mean; never empty
 * @param channel the way out
 * @param content how much a notification tells
 * @param maxEvents how many notifications one request may carry, 1 to {@link #MOST_EVENTS}
 * @param end when the subscription ends, exclusive
 */
public record Terms(
        Status wanted,
        String reason,
        String criteria,
        List<String> filters,
        List<Clause> clauses,
        Channel channel,
        Content content,
        int maxEvents,
        Optional<Instant> end) {
    /** The most notifications in one request. */
    public static final int MOST_EVENTS = 100;

    public Terms {
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(criteria);
        filters = List.copyOf(filters);
        clauses = List.copyOf(clauses);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(content);
        Objects.requireNonNull(end);
        if (clauses.isEmpty() || maxEvents < 1 || maxEvents > MOST_EVENTS) {
            throw new IllegalArgumentException("terms without a clause, or with a number of events out of bounds");
        }
    }

    /** The same with other clauses. */
    public Terms meaning(List<Clause> other) {
        return new Terms(wanted, reason, criteria, filters, other, channel, content, maxEvents, end);
    }

    @Override
    public String toString() {
        return "Terms(redacted)";
    }
}
