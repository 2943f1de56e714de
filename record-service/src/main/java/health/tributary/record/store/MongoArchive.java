package health.tributary.record.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import health.tributary.contract.MessageId;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MessageOutcome;
import health.tributary.record.archive.RejectedSearch;
import health.tributary.record.archive.TakenSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The archive in MongoDB: a document a message, with its body up to {@value #INLINE_BYTES} bytes as stored; larger bodies are files
 * in GridFS under the message's id. Not captured, so it may be updated in place.
 */
public final class MongoArchive implements Archive {
    /** The largest body that its document holds. */
    public static final int INLINE_BYTES = 64 * 1024;

    private static final int DUPLICATE_KEY = 11_000;
    private static final Bson WITHOUT_BODY = Projections.exclude("body");

    private final MongoCollection<BsonDocument> messages;
    private final LargeBodies large;
    private final Claims claims;

    /** An archive in a database. */
    public MongoArchive(MongoDatabase database) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.messages = durable.getCollection(CollectionNames.MESSAGES, BsonDocument.class);
        this.large = new LargeBodies(durable);
        this.claims = new Claims(messages);
    }

    @Override
    public void keep(Collection<Incoming> incoming) {
        List<Kept> order = incoming.stream().map(Kept::of).toList();
        if (order.isEmpty()) {
            return;
        }
        Calls.call("archiving", () -> {
            order.forEach(this::keepLarge);
            List<WriteModel<BsonDocument>> updates = new ArrayList<>();
            insert(order).forEach(known -> update(known, updates));
            if (!updates.isEmpty()) {
                messages.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            }
            return true;
        });
    }

    private record Kept(Incoming message, StoredBody body) {
        static Kept of(Incoming message) {
            return new Kept(message, StoredBody.of(message.body()));
        }

        MessageId id() {
            return message.envelope().id();
        }

        BsonDocument document() {
            return MessageDocuments.of(message, body);
        }
    }

    private void keepLarge(Kept one) {
        if (one.body().bytes().length > INLINE_BYTES) {
            large.keep(one.id(), one.body().bytes());
        }
    }

    /** Inserts what is new; returns what is there already. */
    private List<Kept> insert(List<Kept> order) {
        List<Kept> known = new ArrayList<>();
        try {
            messages.insertMany(order.stream().map(Kept::document).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
                known.add(order.get(error.getIndex()));
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
        }
        return known;
    }

    private static void update(Kept known, List<WriteModel<BsonDocument>> updates) {
        BsonDocument document = known.document();
        BsonDocument id = Searches.field("_id", document.get("_id"));
        updates.add(new UpdateOneModel<>(
                id.clone().append("received", Searches.field("$gt", document.get("received"))),
                set(document, "received", "micros")));
        known.message()
                .rejection()
                .ifPresentOrElse(
                        rejection -> updates.add(new UpdateOneModel<>(id, set(document, "outcome"))),
                        () -> updates.add(new UpdateOneModel<>(
                                id.clone().append("refused", BsonBoolean.TRUE), unset("refused"))));
        if (known.body().bytes().length > 0) {
            BsonDocument fields =
                    MessageDocuments.body(known.id(), known.body()).append("size", document.get("size"));
            updates.add(
                    new UpdateOneModel<>(id.clone().append("size", Fields.number(0)), Searches.field("$set", fields)));
        }
    }

    private static BsonDocument set(BsonDocument document, String... fields) {
        BsonDocument set = new BsonDocument();
        for (String field : fields) {
            set.append(field, document.get(field));
        }
        return Searches.field("$set", set);
    }

    private static BsonDocument unset(String field) {
        return Searches.field("$unset", Searches.field(field, Fields.text("")));
    }

    @Override
    public Optional<MessageId> begin(Incoming message, Optional<String> claim) {
        return Calls.call("archiving", () -> {
            claims.ensure();
            Kept kept = Kept.of(message);
            MessageId id = kept.id();
            keepLarge(kept);
            BsonDocument document = MessageDocuments.begun(message, kept.body(), claim);
            try {
                messages.insertOne(document);
                return Optional.empty();
            } catch (MongoWriteException e) {
                if (e.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
            }
            Optional<MessageId> holder = claim.flatMap(this::holder).filter(held -> !held.equals(id));
            if (holder.isPresent()) {
                large.drop(id);
            }
            return holder;
        });
    }

    private Optional<MessageId> holder(String claim) {
        return Optional.ofNullable(messages.find(Searches.field("claim", Fields.text(claim)))
                        .projection(Projections.include("_id"))
                        .first())
                .map(document -> new MessageId(Fields.text(document, "_id")));
    }

    @Override
    public List<MessageId> unfinished(Instant before, int limit) {
        return Calls.call(
                "searching the archive",
                () -> messages.find(Searches.field("pending", Searches.field("$lt", Fields.date(before))))
                        .projection(Projections.include("_id"))
                        .sort(Sorts.ascending("pending"))
                        .limit(limit)
                        .map(document -> new MessageId(Fields.text(document, "_id")))
                        .into(new ArrayList<>()));
    }

    @Override
    public void end(MessageId id) {
        Calls.call(
                "ending a message",
                () -> messages.updateOne(Searches.field("_id", Fields.text(id.value())), unset("pending")));
    }

    @Override
    public Optional<Archived> read(MessageId id) {
        return Calls.call("reading the archive", () -> {
            BsonDocument document = messages.find(Searches.field("_id", Fields.text(id.value())))
                    .first();
            return Optional.ofNullable(document).map(found -> MessageDocuments.read(found, body(id, found)));
        });
    }

    @Override
    public Optional<MessageOutcome> outcome(MessageId id) {
        return Calls.call("reading the archive", () -> {
            BsonDocument document = messages.find(Searches.field("_id", Fields.text(id.value())))
                    .projection(WITHOUT_BODY)
                    .first();
            return Optional.ofNullable(document).map(MessageDocuments::outcome);
        });
    }

    @Override
    public List<MessageOutcome> rejected(RejectedSearch search) {
        return Calls.call(
                "searching the archive",
                () -> messages.find(MessageDocuments.filter(search))
                        .projection(WITHOUT_BODY)
                        .sort(Sorts.orderBy(Sorts.descending("received"), Sorts.ascending("_id")))
                        .limit(search.limit())
                        .map(MessageDocuments::outcome)
                        .into(new ArrayList<>()));
    }

    @Override
    public List<MessageOutcome> taken(TakenSearch search) {
        return Calls.call(
                "searching the archive",
                () -> messages.find(MessageDocuments.filter(search))
                        .projection(WITHOUT_BODY)
                        .sort(Sorts.orderBy(Sorts.ascending("received"), Sorts.ascending("_id")))
                        .limit(search.limit())
                        .map(MessageDocuments::outcome)
                        .into(new ArrayList<>()));
    }

    @Override
    public void sendingAgain(Collection<MessageId> ids) {
        BsonDocument rejected = Searches.field("outcome.reason", Searches.field("$exists", BsonBoolean.TRUE));
        update(ids, rejected, Searches.field("$set", Searches.field("outcome.again", BsonBoolean.TRUE)));
    }

    @Override
    public void sentAgain(Collection<MessageId> ids) {
        update(ids, Searches.field("outcome.again", BsonBoolean.TRUE), unset("outcome"));
    }

    private void update(Collection<MessageId> ids, BsonDocument where, BsonDocument update) {
        List<UpdateOneModel<BsonDocument>> updates = ids.stream()
                .map(id ->
                        new UpdateOneModel<BsonDocument>(where.clone().append("_id", Fields.text(id.value())), update))
                .toList();
        if (!updates.isEmpty()) {
            Calls.call("marking messages", () -> messages.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
        }
    }

    private byte[] body(MessageId id, BsonDocument document) {
        if (document.containsKey("bodyFile")) {
            return MessageDocuments.body(document, large.read(id));
        }
        return document.containsKey("body")
                ? MessageDocuments.body(document, Fields.bytes(document, "body"))
                : new byte[0];
    }
}
