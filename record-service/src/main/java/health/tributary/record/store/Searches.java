package health.tributary.record.store;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.Among;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.During;
import health.tributary.record.apply.EntrySearch.NotOf;
import health.tributary.record.apply.EntrySearch.StartsWith;
import health.tributary.record.apply.EntrySearch.Updated;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/** The filter of a search. */
final class Searches {
    /** Above every character that an index term has. */
    private static final String HIGHEST = "\uffff";

    private Searches() {}

    /** The search over all its pages. */
    static BsonDocument filter(EntrySearch search) {
        BsonArray all = new BsonArray();
        if (!search.subjects().isEmpty()) {
            all.add(field("subject", in(Fields.texts(new TreeSet<>(search.subjects()), SubjectId::value))));
        }
        if (!search.types().isEmpty()) {
            all.add(field("type", in(Fields.texts(new TreeSet<>(search.types()), type -> type))));
        }
        all.add(field("exists", Fields.flag(true)));
        all.add(field("aliasOf", field("$exists", Fields.flag(false))));
        search.criteria().forEach(criterion -> add(all, criterion));
        return new BsonDocument("$and", all);
    }

    /** The search from its page on. */
    static BsonDocument page(EntrySearch search) {
        BsonDocument filter = filter(search);
        search.after()
                .ifPresent(id -> filter.getArray("$and").add(field("_id", field("$gt", Fields.text(id.value())))));
        return filter;
    }

    private static void add(BsonArray all, Criterion criterion) {
        if (criterion instanceof Among it) {
            all.add(field("_id", in(Fields.texts(new TreeSet<>(it.ids()), EntryId::value))));
        } else if (criterion instanceof AnyOf it) {
            all.add(field("index." + it.index(), in(Fields.texts(new TreeSet<>(it.values()), value -> value))));
        } else if (criterion instanceof StartsWith it) {
            // The range uses the index, but over a list its two ends may be met by different terms: the pattern
            // decides.
            String path = "index." + it.index();
            all.add(field(path, range(Fields.text(it.start()), Fields.text(it.start() + HIGHEST))));
            all.add(field(path, new BsonRegularExpression("^" + quoted(it.start()))));
        } else if (criterion instanceof During it) {
            it.before().ifPresent(end -> all.add(field("index.date.from", field("$lt", Fields.date(end)))));
            it.from().ifPresent(start -> all.add(field("index.date.to", field("$gte", Fields.date(start)))));
            if (it.from().isEmpty() && it.before().isEmpty()) {
                all.add(field("index.date", field("$exists", Fields.flag(true))));
            }
        } else if (criterion instanceof Updated it) {
            BsonDocument range = new BsonDocument();
            put(range, "$gte", it.from());
            put(range, "$lt", it.before());
            if (!range.isEmpty()) {
                all.add(field("updated", range));
            }
        } else if (criterion instanceof NotOf it) {
            all.add(field("lastWrite.feed", field("$ne", Fields.text(it.feed().name()))));
        }
    }

    private static void put(BsonDocument range, String operator, Optional<Instant> end) {
        end.ifPresent(time -> range.append(operator, Fields.date(time)));
    }

    // Pattern.quote writes \Q…\E, which not every regular expression dialect has.
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    private static String quoted(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    private static BsonDocument in(BsonArray values) {
        return new BsonDocument("$in", values);
    }

    private static BsonDocument range(BsonValue from, BsonValue before) {
        return new BsonDocument("$gte", from).append("$lt", before);
    }

    static BsonDocument field(String name, BsonValue value) {
        return new BsonDocument(name, value);
    }
}
