package health.tributary.notification.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import health.tributary.notification.deliver.Deliveries;
import health.tributary.notification.deliver.Progress;
import health.tributary.notification.subscription.SubscriptionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How far each rest-hook's delivery is, and which instance delivers. */
@ApplicationScoped
public class MongoDeliveries implements Deliveries {
    private static final int DUPLICATE_KEY = 11_000;

    private final Collections collections;

    public MongoDeliveries(Collections collections) {
        this.collections = collections;
    }

    @Override
    public Optional<Progress> claim(SubscriptionId id, String instance, Instant now, Instant until) {
        Bson free = Filters.and(
                Filters.eq("_id", id.value()),
                Filters.or(Filters.eq("owner", instance), Filters.lt("leaseUntil", Date.from(now))));
        Bson lease = Updates.combine(Updates.set("owner", instance), Updates.set("leaseUntil", Date.from(until)));
        if (collections.deliveries().updateOne(free, lease).getMatchedCount() == 1) {
            Document document =
                    collections.deliveries().find(Filters.eq("_id", id.value())).first();
            return Optional.ofNullable(document).map(MongoDeliveries::progress);
        }
        try {
            Document document = document(Progress.START)
                    .append("_id", id.value())
                    .append("owner", instance)
                    .append("leaseUntil", Date.from(until));
            collections.deliveries().insertOne(document);
            return Optional.of(Progress.START);
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean save(SubscriptionId id, String instance, Progress progress) {
        Bson mine = Filters.and(Filters.eq("_id", id.value()), Filters.eq("owner", instance));
        return collections
                        .deliveries()
                        .updateOne(mine, new Document("$set", document(progress)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void renew(String instance, Instant until) {
        collections.deliveries().updateMany(Filters.eq("owner", instance), Updates.set("leaseUntil", Date.from(until)));
    }

    @Override
    public List<SubscriptionId> expired(Instant now) {
        List<SubscriptionId> ids = new ArrayList<>();
        for (Document document : collections
                .deliveries()
                .find(Filters.lt("leaseUntil", Date.from(now)))
                .projection(Projections.include("_id"))) {
            ids.add(new SubscriptionId(document.getString("_id")));
        }
        return ids;
    }

    @Override
    public void forget(SubscriptionId id) {
        collections.deliveries().deleteOne(Filters.eq("_id", id.value()));
    }

    private static Document document(Progress progress) {
        return new Document("delivered", progress.delivered())
                .append("handshaken", progress.handshaken())
                .append("failures", progress.failures())
                .append("failingSince", progress.failingSince().map(Date::from).orElse(null))
                .append("nextAttempt", progress.nextAttempt().map(Date::from).orElse(null));
    }

    private static Progress progress(Document document) {
        return new Progress(
                document.getLong("delivered"),
                document.getBoolean("handshaken"),
                document.getInteger("failures"),
                Optional.ofNullable(document.getDate("failingSince")).map(Date::toInstant),
                Optional.ofNullable(document.getDate("nextAttempt")).map(Date::toInstant));
    }
}
