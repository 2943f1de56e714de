package health.tributary.ingest.feed;

import health.tributary.contract.FeedId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How fast each feed sends, over all its connections and both doors. Safe for use by many threads. */
@Singleton
public class FeedRates {
    private final Map<FeedId, Rate> limited = new HashMap<>();

    @Inject
    FeedRates(SenderRules rules) {
        this(rules, System::nanoTime);
    }

    FeedRates(SenderRules rules, LongSupplier nanoTime) {
        rules.byFeed()
                .forEach((feed, rule) -> rule.messagesPerSecond()
                        .ifPresent(perSecond -> limited.put(feed, new Rate(perSecond, nanoTime))));
    }

    /** Counts messages of a feed; gives back how long its sender is to wait, 0 if its rate is not limited. */
    public long take(FeedId feed, int messages) {
        Rate rate = limited.get(feed);
        return rate == null ? 0 : rate.take(messages);
    }

    /** How long a feed's sender is to wait before it sends more. */
    public long owedNanos(FeedId feed) {
        Rate rate = limited.get(feed);
        return rate == null ? 0 : rate.owedNanos();
    }
}
