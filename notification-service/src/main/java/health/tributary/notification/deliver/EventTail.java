package health.tributary.notification.deliver;

import health.tributary.notification.deliver.EventBundle.Purpose;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * One connection's way through a subscription's notifications: from a number on, first what is in the store, then what
 * comes; each exactly once and in order, because the one thing it remembers is the number it wrote last. It reads only while
 * the connection takes more, so a slow client holds back itself.
 */
public final class EventTail {
    private static final int PAGE = 50;

    private final SubscriptionId id;
    private final Function<SubscriptionId, Optional<Subscription>> subscriptions;
    private final Backlog backlog;
    private final Disclosure disclosure;
    private final EventBundle bundles;
    private final Sink sink;
    private final Clock clock;
    private final Turns turns;
    private long written;

    /** A connection. */
    public interface Sink {
        /** Whether it takes no more for now; when that ends, the tail is to be woken. */
        boolean full();

        /** Writes one event. */
        void write(String frame, Numbered notification);

        /** Ends the connection. */
        void close();
    }

    EventTail(
            SubscriptionId id,
            long from,
            Function<SubscriptionId, Optional<Subscription>> subscriptions,
            Backlog backlog,
            Disclosure disclosure,
            EventBundle bundles,
            Sink sink,
            Executor executor,
            Clock clock) {
        this.id = id;
        this.written = from;
        this.subscriptions = subscriptions;
        this.backlog = backlog;
        this.disclosure = disclosure;
        this.bundles = bundles;
        this.sink = sink;
        this.clock = clock;
        this.turns = new Turns(executor, this::step);
    }

    /** There may be more to write, or room to write it. */
    public void wake() {
        turns.wake();
    }

    SubscriptionId subscription() {
        return id;
    }

    void close() {
        sink.close();
    }

    private CompletionStage<Void> step() {
        Optional<Subscription> subscription = subscriptions.apply(id);
        if (subscription.isEmpty() || !subscription.get().status().delivers()) {
            sink.close();
        } else if (!sink.full()) {
            try {
                page(subscription.get());
            } catch (RuntimeException e) {
                // What is not written now can be had by connecting again with the last number.
                sink.close();
            }
        }
        return CompletableFuture.completedStage(null);
    }

    private void page(Subscription subscription) {
        List<Numbered> page = backlog.after(id, written, PAGE);
        if (page.isEmpty()) {
            return;
        }
        for (Told told : disclosure.tell(subscription, page)) {
            if (sink.full()) {
                return;
            }
            Numbered notification = told.notification();
            String bundle =
                    bundles.write(Purpose.EVENT, subscription, List.of(told), notification.number(), clock.instant());
            sink.write("id: " + notification.number() + "\ndata: " + bundle + "\n\n", notification);
            written = notification.number();
        }
        wake();
    }
}
