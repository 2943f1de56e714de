package health.tributary.notification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Reading;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionAccess;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.SubscriptionReader;
import health.tributary.notification.subscription.SubscriptionStore;
import health.tributary.notification.subscription.SubscriptionWriter;
import health.tributary.notification.subscription.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;

/**
 * Subscriptions, kept as the FHIR resource that their owner wrote and read again by the same reader: what the API refuses
 * can't come in by this way either.
 */
@ApplicationScoped
public class MongoSubscriptions implements SubscriptionStore {
    private static final Logger LOG = Logger.getLogger(MongoSubscriptions.class);

    private final Collections collections;

    public MongoSubscriptions(Collections collections) {
        this.collections = collections;
    }

    @Override
    public void prepare() {
        collections.createIndexes();
    }

    @Override
    public void put(Subscription subscription, Instant now) {
        Grant owner = subscription.owner();
        Document grant = new Document("holder", owner.holder()).append("scope", owner.scope());
        owner.patient().ifPresent(patient -> grant.append("patient", patient));
        owner.organisation().ifPresent(organisation -> grant.append("organisation", organisation));
        Document document = new Document("_id", subscription.id().value())
                .append("owner", grant)
                .append("resource", SubscriptionWriter.write(subscription).toString())
                .append("status", subscription.status().code())
                .append("created", Date.from(subscription.created()))
                .append("changed", Date.from(now));
        subscription.error().ifPresent(error -> document.append("error", error));
        collections
                .subscriptions()
                .replaceOne(Filters.eq("_id", subscription.id().value()), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void status(SubscriptionId id, Status status, Optional<String> error, Instant now) {
        Bson there = Filters.and(Filters.eq("_id", id.value()), Filters.exists("owner"));
        collections
                .subscriptions()
                .updateOne(
                        there,
                        Updates.combine(
                                Updates.set("status", status.code()),
                                error.map(text -> Updates.set("error", text)).orElse(Updates.unset("error")),
                                Updates.set("changed", Date.from(now))));
    }

    @Override
    public void delete(SubscriptionId id, Instant now) {
        Document tombstone =
                new Document("_id", id.value()).append("gone", true).append("changed", Date.from(now));
        collections.subscriptions().replaceOne(Filters.eq("_id", id.value()), tombstone);
    }

    @Override
    public List<Stored> changedSince(Instant since) {
        List<Stored> all = new ArrayList<>();
        for (Document document : collections.subscriptions().find(Filters.gte("changed", Date.from(since)))) {
            if (document.get("_id") instanceof String id && SubscriptionId.valid(id)) {
                all.add(stored(document));
            } else {
                LOG.warn("skipped a subscription document whose _id is no id");
            }
        }
        return all;
    }

    private Stored stored(Document document) {
        SubscriptionId id = new SubscriptionId(document.getString("_id"));
        if (document.getBoolean("gone", false)) {
            return new Stored.Gone(id);
        }
        Optional<Subscription> subscription = subscription(id, document);
        if (subscription.isPresent()) {
            return new Stored.Sound(subscription.get());
        }
        LOG.warnf("subscription %s is broken, put in error and skipped", id);
        collections
                .subscriptions()
                .updateOne(
                        Filters.eq("_id", id.value()),
                        Updates.combine(
                                Updates.set("status", Status.ERROR.code()),
                                Updates.set("error", "the stored subscription is broken")));
        return new Stored.Broken(id);
    }

    /** Whatever is wrong with a document is a reason to skip it, so every exception of reading one counts as broken. */
    private static Optional<Subscription> subscription(SubscriptionId id, Document document) {
        try {
            Document owner = document.get("owner", Document.class);
            Grant grant = new Grant(
                    owner.getString("holder"),
                    Optional.ofNullable(owner.getString("patient")),
                    Optional.ofNullable(owner.getString("organisation")),
                    owner.getString("scope"));
            byte[] resource = document.getString("resource").getBytes(StandardCharsets.UTF_8);
            if (!(SubscriptionReader.read(resource) instanceof Reading.Understood understood)) {
                return Optional.empty();
            }
            Terms terms = SubscriptionAccess.anchored(grant.token(), understood.terms());
            Status status = Status.of(document.getString("status")).orElseThrow();
            Instant created = document.getDate("created").toInstant();
            Optional<String> error = Optional.ofNullable(document.getString("error"));
            return Optional.of(new Subscription(id, grant, terms, status, created, error));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
