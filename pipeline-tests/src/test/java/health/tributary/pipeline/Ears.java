package health.tributary.pipeline;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.notification.match.Matching;
import health.tributary.notification.match.Notification;
import health.tributary.notification.match.NotificationLog;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Numbering;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Subscriptions;
import health.tributary.notification.subscription.Backport;
import health.tributary.notification.subscription.Channel;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Those who hear of changes: subscriptions, matching and numbering, over a log in memory. For one thread. */
final class Ears {
    /** The subscription that hears of everything. */
    static final SubscriptionId EVERYTHING = new SubscriptionId("everything");

    private final Subscriptions subscriptions = new Subscriptions();
    private final MemoryLog log = new MemoryLog();
    private final Numbering numbering = new Numbering(log);
    private final Function<SubjectId, Person> personOf;
    private final Map<EntryId, List<String>> content = new HashMap<>();

    Ears(Function<SubjectId, Person> personOf) {
        this.personOf = personOf;
        subscribe(EVERYTHING, Clause.everything());
    }

    void subscribe(SubscriptionId id, Clause clause) {
        Terms terms = new Terms(
                Status.REQUESTED,
                "test",
                Backport.RECORD_CHANGE,
                List.of(),
                List.of(clause),
                new Channel.EventStream(),
                Content.ID_ONLY,
                1,
                Optional.empty());
        Grant owner = new Grant("test", Optional.empty(), Optional.empty(), "system/*.rs");
        subscriptions.put(new Subscription(id, owner, terms, Status.ACTIVE, Instant.EPOCH, Optional.empty()));
    }

    void hear(List<Change> changes) {
        List<Notification> notifications = new ArrayList<>();
        for (Change change : changes) {
            notifications.addAll(Matching.match(change, subscriptions, personOf));
        }
        List<Numbered> numbered = numbering.append(notifications);
        for (Change change : changes) {
            if (change instanceof EntryChange entry && tells(numbered, entry)) {
                content.computeIfAbsent(entry.entry(), any -> new ArrayList<>()).add(contentOf(entry.resource()));
            }
        }
    }

    private static boolean tells(List<Numbered> numbered, EntryChange entry) {
        return numbered.stream()
                .map(Numbered::occasion)
                .anyMatch(told -> told.id().equals(entry.entry().value())
                        && told.version().equals(entry.version()));
    }

    /** What was told of an entry, the last one last; empty texts say that it was retracted, and so does an empty start. */
    List<String> told(EntryId entry) {
        List<String> told = new ArrayList<>(List.of(""));
        told.addAll(content.getOrDefault(entry, List.of()));
        return told;
    }

    /** A resource without its version and time, which may change while nothing visible does. */
    static String contentOf(String resource) {
        return resource.replaceFirst("\"meta\":\\{[^}]*\\},?", "");
    }

    /** What a subscription has heard, in the order of the numbers. */
    List<Numbered> heard(SubscriptionId subscription) {
        return log.of(subscription);
    }

    private static final class MemoryLog implements NotificationLog {
        private final Map<SubscriptionId, List<Numbered>> lists = new LinkedHashMap<>();
        private final Set<Notification.Key> keys = new HashSet<>();

        List<Numbered> of(SubscriptionId subscription) {
            return lists.getOrDefault(subscription, List.of());
        }

        @Override
        public Set<Notification.Key> numbered(Collection<Notification.Key> asked) {
            Set<Notification.Key> found = new HashSet<>(asked);
            found.retainAll(keys);
            return found;
        }

        @Override
        public long last(SubscriptionId subscription) {
            return of(subscription).size();
        }

        @Override
        public int insert(List<Numbered> notifications) {
            for (int i = 0; i < notifications.size(); i++) {
                Numbered next = notifications.get(i);
                boolean free = next.number() == last(next.subscription()) + 1;
                if (!free || !keys.add(new Notification(next.subscription(), next.occasion()).key())) {
                    return i;
                }
                lists.computeIfAbsent(next.subscription(), any -> new ArrayList<>())
                        .add(next);
            }
            return notifications.size();
        }
    }
}
