package health.tributary.ingest.mllp;

import health.tributary.contract.FeedId;
import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Delivery;
import health.tributary.ingest.feed.FeedRates;
import health.tributary.ingest.feed.Rate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How long a connection must rest after what it sent, so that it keeps to its own rate and to its feeds'. */
final class Pace {
    private final FeedRates feeds;
    private final Optional<Rate> own;

    Pace(FeedRates feeds, OptionalInt perSecond) {
        this.feeds = feeds;
        this.own = perSecond.isPresent()
                ? Optional.of(new Rate(perSecond.getAsInt(), System::nanoTime))
                : Optional.empty();
    }

    /** Counts the messages of a delivery; gives back the nanoseconds to rest. */
    long after(Delivery delivery) {
        List<Admission> messages = delivery.admissions();
        long rest = own.map(rate -> rate.take(messages.size())).orElse(0L);
        for (Admission message : messages) {
            FeedId feed = message.envelope().feed();
            rest = Math.max(rest, feeds.take(feed, 1));
        }
        return rest;
    }
}
