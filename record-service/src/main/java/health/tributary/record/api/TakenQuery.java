package health.tributary.record.api;

import health.tributary.contract.FeedId;
import health.tributary.record.archive.RejectedSearch.Position;
import health.tributary.record.archive.TakenSearch;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which archived messages a request means: {@code from}, {@code to}, {@code feed}, {@code rejected}, {@code _count}, {@code _after}. */
final class TakenQuery {
    private static final int DEFAULT_COUNT = 100;

    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private Optional<FeedId> feed = Optional.empty();
    private boolean rejectedOnly;
    private Optional<Position> after = Optional.empty();
    private int count = DEFAULT_COUNT;
    private Optional<Refusal> refusal = Optional.empty();

    private TakenQuery() {}

    static TakenQuery of(Map<String, List<String>> parameters) {
        TakenQuery query = new TakenQuery();
        parameters.forEach((name, values) -> {
            if (query.refusal.isEmpty()) {
                query.refusal = query.read(name, String.join(",", values));
            }
        });
        if (query.refusal.isEmpty() && (query.from.isEmpty() || query.to.isEmpty())) {
            query.refusal = Optional.of(Refusal.invalid("from", "from and to say when the messages were received"));
        }
        return query;
    }

    /** Why it is not answered. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** The search; only without a refusal. */
    TakenSearch search() {
        return new TakenSearch(from.orElseThrow(), to.orElseThrow(), feed, rejectedOnly, after, count);
    }

    private Optional<Refusal> read(String name, String value) {
        switch (name) {
            case "from" -> from = time(value);
            case "to" -> to = time(value);
            case "feed" -> feed = MessageOutcomes.feed(value);
            case "_after" -> after = MessageOutcomes.position(value);
            case "rejected" -> rejectedOnly = value.equals("true");
            case "_count" -> count = MessageOutcomes.count(value);
            default -> {
                return Optional.of(
                        Refusal.notSupported(name, "parameters are from, to, feed, rejected, _count and _after"));
            }
        }
        return switch (name) {
            case "from", "to" ->
                wrongUnless(time(value).isPresent(), name, "a time has an offset: 2026-03-01T00:00:00Z");
            case "feed" -> wrongUnless(feed.isPresent(), name, "a feed is named as it is configured");
            case "_after" -> wrongUnless(after.isPresent(), name, "_after is the after of the page before");
            case "rejected" -> wrongUnless(value.matches("true|false"), name, "rejected is true or false");
            default ->
                wrongUnless(
                        count > 0 && count <= TakenSearch.MAX_LIMIT, name, "_count is 1 to " + TakenSearch.MAX_LIMIT);
        };
    }

    private static Optional<Refusal> wrongUnless(boolean right, String name, String rule) {
        return right ? Optional.empty() : Optional.of(Refusal.invalid(name, rule));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
