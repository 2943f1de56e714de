package health.tributary.notification.match;

import health.tributary.notification.deliver.Backlog;
import health.tributary.notification.subscription.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A log in memory that holds its uniqueness, and fails where it is told to: before, between or after its inserts. */
public final class FakeLog implements NotificationLog, Backlog {
    private final Map<SubscriptionId, NavigableMap<Long, Numbered>> notifications = new HashMap<>();
    private final Set<Notification.Key> keys = new HashSet<>();
    private final Random failures;
    private final int failOneIn;

    public FakeLog() {
        this(new Random(0), 0);
    }

    public FakeLog(Random failures, int failOneIn) {
        this.failures = failures;
        this.failOneIn = failOneIn;
    }

    /** What a broken connection does: nobody knows how much was done. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void perhapsFail() {
        if (failOneIn > 0 && failures.nextInt(failOneIn) == 0) {
            throw new Lost();
        }
    }

    @Override
    public synchronized Set<Notification.Key> numbered(Collection<Notification.Key> asked) {
        perhapsFail();
        Set<Notification.Key> found = new HashSet<>(asked);
        found.retainAll(keys);
        return found;
    }

    @Override
    public synchronized long last(SubscriptionId subscription) {
        perhapsFail();
        NavigableMap<Long, Numbered> of = notifications.get(subscription);
        return of == null || of.isEmpty() ? 0 : of.lastKey();
    }

    @Override
    public int insert(List<Numbered> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            if (!insertOne(ordered.get(i))) {
                return i;
            }
        }
        perhapsFail();
        return ordered.size();
    }

    private synchronized boolean insertOne(Numbered one) {
        perhapsFail();
        Notification.Key key = new Notification(one.subscription(), one.occasion()).key();
        NavigableMap<Long, Numbered> of = notifications.computeIfAbsent(one.subscription(), id -> new TreeMap<>());
        if (of.containsKey(one.number()) || keys.contains(key)) {
            return false;
        }
        of.put(one.number(), one);
        keys.add(key);
        return true;
    }

    @Override
    public synchronized List<Numbered> after(SubscriptionId subscription, long number, int limit) {
        NavigableMap<Long, Numbered> of = notifications.getOrDefault(subscription, new TreeMap<>());
        return new ArrayList<>(
                of.tailMap(number, false).values().stream().limit(limit).toList());
    }

    @Override
    public synchronized Set<SubscriptionId> storedSince(Instant since) {
        return Set.copyOf(notifications.keySet());
    }

    @Override
    public synchronized void forget(SubscriptionId subscription, Instant before, boolean gone) {
        notifications.remove(subscription);
    }
}
