package health.tributary.record.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.record.link.LinkStore;
import health.tributary.record.link.StoredLink;
import health.tributary.record.link.StoredLink.Linked;
import health.tributary.record.link.StoredLink.State;
import health.tributary.record.link.StoredTries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Codes on MongoDB. Writes wait for a majority's journals. */
public final class MongoLinkStore implements LinkStore {
    private final MongoCollection<BsonDocument> links;
    private final MongoCollection<BsonDocument> tries;

    /** A store in a database whose {@link Indexes} are there. */
    public MongoLinkStore(MongoDatabase database) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.links = durable.getCollection(CollectionNames.LINKS, BsonDocument.class);
        this.tries = durable.getCollection(CollectionNames.LINK_TRIES, BsonDocument.class);
    }

    @Override
    public List<StoredLink> of(Collection<SubjectId> subjects, int limit) {
        BsonDocument filter = Searches.field("about", Searches.field("$in", Fields.texts(subjects, SubjectId::value)));
        return Calls.call(
                "reading links",
                () -> links.find(filter)
                        .sort(Sorts.descending("created"))
                        .limit(limit)
                        .map(MongoLinkStore::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public Optional<StoredLink> byCode(String hash) {
        return one(links.find(Searches.field("code", Fields.text(hash))));
    }

    private static Optional<StoredLink> one(Iterable<BsonDocument> found) {
        return Calls.call("reading links", () -> {
            for (BsonDocument document : found) {
                return Optional.of(read(document));
            }
            return Optional.empty();
        });
    }

    @Override
    public List<StoredLink> untold(int limit) {
        return Calls.call(
                "reading links",
                () -> links.find(Searches.field("untold", Fields.flag(true)))
                        .limit(limit)
                        .map(MongoLinkStore::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public boolean write(StoredLink link) {
        return Revisions.write(links, List.of(link), StoredLink::id, StoredLink::revision, MongoLinkStore::of)
                .isEmpty();
    }

    @Override
    public void remove(Collection<String> ids) {
        if (!ids.isEmpty()) {
            BsonArray some = Fields.texts(ids, id -> id);
            Calls.call("removing links", () -> links.deleteMany(Searches.field("_id", Searches.field("$in", some))));
        }
    }

    @Override
    public Optional<StoredTries> tries(FeedId feed) {
        return Calls.call("reading tries", () -> {
            for (BsonDocument document : tries.find(Searches.field("_id", Fields.text(feed.name())))) {
                return Optional.of(new StoredTries(
                        feed,
                        Fields.date(document, "since"),
                        Math.toIntExact(Fields.number(document, "count")),
                        Fields.number(document, Revisions.FIELD)));
            }
            return Optional.empty();
        });
    }

    @Override
    public boolean writeTries(StoredTries written) {
        return Revisions.write(
                        tries,
                        List.of(written),
                        StoredTries::feed,
                        StoredTries::revision,
                        one -> new BsonDocument("_id", Fields.text(one.feed().name()))
                                .append(Revisions.FIELD, Fields.number(one.revision()))
                                .append("since", Fields.date(one.since()))
                                .append("count", Fields.number(one.count())))
                .isEmpty();
    }

    private static BsonDocument of(StoredLink link) {
        List<SubjectId> about = new ArrayList<>(List.of(link.anchor()));
        link.linked().ifPresent(linked -> about.add(linked.subject()));
        BsonDocument document = new BsonDocument("_id", Fields.text(link.id()))
                .append("about", Fields.texts(about, SubjectId::value))
                .append(Revisions.FIELD, Fields.number(link.revision()))
                .append("code", Fields.text(link.code()))
                .append("state", Fields.text(link.state().code()))
                .append("created", Fields.date(link.created()))
                .append("expires", Fields.date(link.expires()))
                .append("changed", Fields.date(link.changed()));
        link.linked()
                .ifPresent(linked ->
                        document.append("feed", Fields.text(linked.feed().name())));
        if (!link.told()) {
            document.append("untold", Fields.flag(true));
        }
        return document;
    }

    private static StoredLink read(BsonDocument document) {
        List<SubjectId> about = Fields.texts(document, "about", SubjectId::new);
        return new StoredLink(
                Fields.text(document, "_id"),
                about.get(0),
                Fields.text(document, "code"),
                Fields.date(document, "created"),
                Fields.date(document, "expires"),
                State.valueOf(Fields.text(document, "state").toUpperCase(Locale.ROOT)),
                Fields.date(document, "changed"),
                Optional.ofNullable(document.get("feed"))
                        .map(feed -> new Linked(new FeedId(((BsonString) feed).getValue()), about.get(1))),
                !document.containsKey("untold"),
                Fields.number(document, Revisions.FIELD));
    }
}
