package health.tributary.notification.match;

import health.tributary.notification.subscription.SubscriptionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives notifications their numbers: per subscription 1, 2, 3 … without a gap, each notification once, with any number of
 * instances at work and a crash anywhere.
 *
 * <p>Why that holds: a number n is inserted only after n-1 was seen in the log or inserted before it, and the log inserts in
 * order; so whoever sees n finds all below it. A number that another instance took fails by its uniqueness and the next is
 * tried. A notification that was numbered before fails by its key, or is found before it is tried.
 */
public final class Numbering {
    /** How often a batch may run into other instances before it is left to the caller's retry. */
    private static final int MAX_ROUNDS = 1_000;

    private final NotificationLog log;
    private final Map<SubscriptionId, Long> last = new ConcurrentHashMap<>();

    public Numbering(NotificationLog log) {
        this.log = log;
    }

    /**
     * Numbers what has no number yet, in this order within each subscription. May be called again with the same
     * notifications, after an exception too.
     *
     * @return what this call inserted
     */
    public List<Numbered> append(List<Notification> notifications) {
        Map<Notification.Key, Notification> open = new LinkedHashMap<>();
        notifications.forEach(notification -> open.putIfAbsent(notification.key(), notification));
        List<Numbered> inserted = new ArrayList<>(open.size());
        if (!open.isEmpty()) {
            open.keySet().removeAll(log.numbered(open.keySet()));
        }
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == MAX_ROUNDS) {
                throw new IllegalStateException("other instances took the numbers " + MAX_ROUNDS + " times");
            }
            round(open, inserted);
        }
        return inserted;
    }

    private void round(Map<Notification.Key, Notification> open, List<Numbered> inserted) {
        List<Numbered> next = numbers(open);
        int count = insert(next);
        for (Numbered done : next.subList(0, count)) {
            last.merge(done.subscription(), done.number(), Math::max);
            open.remove(key(done));
            inserted.add(done);
        }
        if (count < next.size()) {
            Numbered refused = next.get(count);
            last.remove(refused.subscription());
            open.keySet().removeAll(log.numbered(Set.of(key(refused))));
        }
    }

    /** After a failure nothing is known: the numbers are read anew. */
    private int insert(List<Numbered> next) {
        try {
            return log.insert(next);
        } catch (RuntimeException e) {
            next.forEach(notification -> last.remove(notification.subscription()));
            throw e;
        }
    }

    private List<Numbered> numbers(Map<Notification.Key, Notification> open) {
        Map<SubscriptionId, Long> upTo = new HashMap<>();
        List<Numbered> next = new ArrayList<>(open.size());
        for (Notification notification : open.values()) {
            long number = upTo.merge(
                    notification.subscription(), lastOf(notification.subscription()) + 1, (n, first) -> n + 1);
            next.add(new Numbered(notification.subscription(), number, notification.occasion()));
        }
        return next;
    }

    private long lastOf(SubscriptionId subscription) {
        return last.computeIfAbsent(subscription, log::last);
    }

    private static Notification.Key key(Numbered numbered) {
        return new Notification.Key(
                numbered.subscription(),
                numbered.occasion().id(),
                numbered.occasion().version());
    }
}
