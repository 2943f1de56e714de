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
import health.tributary.record.apply.Moved;
import health.tributary.record.fold.IndexFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        BsonDocument all = new BsonDocument();
        if (!search.subjects().isEmpty()) {
            whose(all, search.subjects(), search.moved());
        }
        if (!search.types().isEmpty()) {
            add(all, "type", in(Fields.texts(new TreeSet<>(search.types()), type -> type)));
        }
        add(all, "exists", Fields.flag(true));
        add(all, "aliasOf", field("$exists", Fields.flag(false)));
        search.criteria().forEach(criterion -> add(all, criterion));
        return all;
    }

    // The first condition is for the index; the second decides, where anything was moved.
    private static void whose(BsonDocument all, Set<SubjectId> subjects, Moved moved) {
        Set<SubjectId> any = new TreeSet<>(subjects);
        any.addAll(moved.here().keySet());
        add(all, "subject", in(Fields.texts(any, SubjectId::value)));
        if (moved.nothing()) {
            return;
        }
        BsonArray cases = new BsonArray();
        BsonDocument own = field("subject", in(Fields.texts(new TreeSet<>(subjects), SubjectId::value)));
        if (!moved.away().isEmpty()) {
            own.append("$nor", of(moved.away()));
        }
        cases.add(own);
        moved.here()
                .forEach((subject, references) ->
                        cases.add(field("subject", Fields.text(subject.value())).append("$or", of(references))));
        add(all, "$or", cases);
    }

    /** What is one of these visits and accounts, and what hangs on them. */
    private static BsonArray of(Set<String> references) {
        BsonArray cases = new BsonArray();
        List<String> ids = references.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .sorted()
                .toList();
        cases.add(field("_id", in(Fields.texts(ids, id -> id))));
        BsonArray all = Fields.texts(new TreeSet<>(references), reference -> reference);
        cases.add(field("index." + IndexFields.HANGING, in(all)));
        return cases;
    }

    /** The search from its page on. */
    static BsonDocument page(EntrySearch search) {
        BsonDocument filter = filter(search);
        search.after().ifPresent(id -> add(filter, "_id", field("$gt", Fields.text(id.value()))));
        return filter;
    }

    private static void add(BsonDocument all, Criterion criterion) {
        if (criterion instanceof Among it) {
            add(all, "_id", in(Fields.texts(new TreeSet<>(it.ids()), EntryId::value)));
        } else if (criterion instanceof AnyOf it) {
            add(all, "index." + it.index(), in(Fields.texts(new TreeSet<>(it.values()), value -> value)));
        } else if (criterion instanceof StartsWith it) {
            // The range uses the index, but over a list its two ends may be met by different terms: the pattern
            // decides.
            String path = "index." + it.index();
            add(all, path, range(Fields.text(it.start()), Fields.text(it.start() + HIGHEST)));
            add(all, path, new BsonRegularExpression("^" + quoted(it.start())));
        } else if (criterion instanceof During it) {
            it.before().ifPresent(end -> add(all, "index.date.from", field("$lt", Fields.date(end))));
            it.from().ifPresent(start -> add(all, "index.date.to", field("$gte", Fields.date(start))));
            if (it.from().isEmpty() && it.before().isEmpty()) {
                add(all, "index.date", field("$exists", Fields.flag(true)));
            }
        } else if (criterion instanceof Updated it) {
            BsonDocument range = new BsonDocument();
            put(range, "$gte", it.from());
            put(range, "$lt", it.before());
            if (!range.isEmpty()) {
                add(all, "updated", range);
            }
        } else if (criterion instanceof NotOf it) {
            add(all, "lastWrite.feed", field("$ne", Fields.text(it.feed().name())));
        }
    }

    // A document has a field once; a second condition on it stands beside it.
    private static void add(BsonDocument all, String path, BsonValue condition) {
        if (!all.containsKey(path)) {
            all.append(path, condition);
        } else if (all.containsKey("$and")) {
            all.getArray("$and").add(field(path, condition));
        } else {
            all.append("$and", new BsonArray(List.of(field(path, condition))));
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
