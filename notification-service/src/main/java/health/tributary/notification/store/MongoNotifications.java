package health.tributary.notification.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.deliver.Backlog;
import health.tributary.notification.match.Notification;
import health.tributary.notification.match.NotificationLog;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import health.tributary.notification.subscription.SubscriptionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Numbered notifications: what happened and to which resource, never the resource. */
@ApplicationScoped
public class MongoNotifications implements NotificationLog, Backlog {
    private final Collections collections;
    private final Clock clock;

    public MongoNotifications(Collections collections, Clock clock) {
        this.collections = collections;
        this.clock = clock;
    }

    @Override
    public Set<Notification.Key> numbered(Collection<Notification.Key> keys) {
        Map<SubscriptionId, Set<String>> entries = new HashMap<>();
        keys.forEach(key -> entries.computeIfAbsent(key.subscription(), id -> new HashSet<>())
                .add(key.id()));
        Set<Notification.Key> found = new HashSet<>();
        Bson fields = Projections.include("subscription", "entry", "version");
        entries.forEach((subscription, ids) -> {
            Bson of = Filters.and(Filters.eq("subscription", subscription.value()), Filters.in("entry", ids));
            for (Document document : collections.notifications().find(of).projection(fields)) {
                Notification.Key key =
                        new Notification.Key(subscription, document.getString("entry"), document.getString("version"));
                found.add(key);
            }
        });
        found.retainAll(Set.copyOf(keys));
        return found;
    }

    @Override
    public long last(SubscriptionId subscription) {
        Document document = collections
                .notifications()
                .find(Filters.eq("subscription", subscription.value()))
                .sort(Sorts.descending("subscription", "n"))
                .projection(Projections.include("n"))
                .first();
        return document == null ? 0 : document.getLong("n");
    }

    @Override
    public int insert(List<Numbered> notifications) {
        Date stored = Date.from(clock.instant());
        List<Document> documents = new ArrayList<>(notifications.size());
        notifications.forEach(notification -> documents.add(document(notification, stored)));
        try {
            collections.notifications().insertMany(documents, new InsertManyOptions().ordered(true));
            return notifications.size();
        } catch (MongoBulkWriteException e) {
            boolean duplicate = e.getWriteConcernError() == null
                    && e.getWriteErrors().size() == 1
                    && e.getWriteErrors().get(0).getCategory() == ErrorCategory.DUPLICATE_KEY;
            if (!duplicate) {
                throw e;
            }
            return e.getWriteErrors().get(0).getIndex();
        }
    }

    @Override
    public List<Numbered> after(SubscriptionId subscription, long number, int limit) {
        Bson after = Filters.and(Filters.eq("subscription", subscription.value()), Filters.gt("n", number));
        List<Numbered> page = new ArrayList<>();
        for (Document document : collections
                .notifications()
                .find(after)
                .sort(Sorts.ascending("subscription", "n"))
                .limit(limit)) {
            page.add(numbered(document));
        }
        return page;
    }

    @Override
    public Set<SubscriptionId> storedSince(Instant since) {
        Set<SubscriptionId> subscriptions = new HashSet<>();
        // Whoever is left out here may not be woken before its next notification, so there is no limit but that of
        // subscriptions.
        collections
                .notifications()
                .distinct("subscription", Filters.gte("stored", Date.from(since)), String.class)
                .forEach(id -> subscriptions.add(new SubscriptionId(id)));
        return subscriptions;
    }

    @Override
    public void forget(SubscriptionId subscription, Instant before, boolean gone) {
        Bson all = Filters.eq("subscription", subscription.value());
        if (gone) {
            collections.notifications().deleteMany(all);
        } else {
            long last = last(subscription);
            collections
                    .notifications()
                    .deleteMany(Filters.and(all, Filters.lt("n", last), Filters.lt("stored", Date.from(before))));
        }
    }

    private static Document document(Numbered numbered, Date stored) {
        Occasion occasion = numbered.occasion();
        Document document = new Document("_id", numbered.subscription() + "/" + numbered.number())
                .append("subscription", numbered.subscription().value())
                .append("n", numbered.number())
                .append("entry", occasion.id())
                .append("version", occasion.version())
                .append("type", occasion.type())
                .append("kind", occasion.kind().code())
                .append("feed", occasion.feed().name())
                .append("received", Date.from(occasion.received()))
                .append("traceparent", occasion.traceparent())
                .append("stored", stored);
        occasion.subject().ifPresent(subject -> document.append("subject", subject.value()));
        return document;
    }

    private static Numbered numbered(Document document) {
        Occasion occasion = new Occasion(
                document.getString("type"),
                document.getString("entry"),
                document.getString("version"),
                WriteKind.of(document.getString("kind")).orElseThrow(),
                Optional.ofNullable(document.getString("subject")).map(SubjectId::new),
                new FeedId(document.getString("feed")),
                document.getDate("received").toInstant(),
                document.getString("traceparent"));
        return new Numbered(new SubscriptionId(document.getString("subscription")), document.getLong("n"), occasion);
    }
}
