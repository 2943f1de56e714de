package health.tributary.record.store;

import com.mongodb.client.MongoCollection;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.apply.StoreAway;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;

/** Writes identity statements so that of the copies of one the earliest stays, whatever the order in which they come. */
final class IdentityStatements {
    private static final int MAX_ATTEMPTS = 10;

    private record Versioned(IdentityStatement statement, long revision) {}

    private IdentityStatements() {}

    static void add(MongoCollection<BsonDocument> collection, Collection<IdentityStatement> statements) {
        Map<String, IdentityStatement> left = new LinkedHashMap<>();
        statements.forEach(one -> left.merge(IdentityDocuments.id(one), one, IdentityStatements::earlier));
        for (int attempt = 0; attempt < MAX_ATTEMPTS && !left.isEmpty(); attempt++) {
            left.keySet().retainAll(attempt(collection, left));
        }
        if (!left.isEmpty()) {
            throw new StoreAway("other deciders write the same identity statements", null);
        }
    }

    private static Set<String> attempt(
            MongoCollection<BsonDocument> collection, Map<String, IdentityStatement> statements) {
        Map<String, Versioned> writes = new HashMap<>();
        statements.forEach((id, statement) -> writes.put(id, new Versioned(statement, 1)));
        Reads.byValues(collection, "_id", statements.keySet(), id -> id, null, document -> {
            String id = Fields.text(document, "_id");
            IdentityStatement stored = IdentityDocuments.read(document);
            if (stored.clock().compareTo(statements.get(id).clock()) <= 0) {
                writes.remove(id);
            } else {
                writes.put(id, new Versioned(statements.get(id), Fields.number(document, Revisions.FIELD) + 1));
            }
        });
        return Revisions.write(
                collection,
                writes.values(),
                write -> IdentityDocuments.id(write.statement()),
                Versioned::revision,
                write -> IdentityDocuments.of(write.statement(), write.revision()));
    }

    private static IdentityStatement earlier(IdentityStatement one, IdentityStatement other) {
        return one.clock().compareTo(other.clock()) <= 0 ? one : other;
    }
}
