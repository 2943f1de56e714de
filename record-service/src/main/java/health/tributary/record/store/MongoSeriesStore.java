package health.tributary.record.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.record.series.DaySearch;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.StoredDay;
import health.tributary.record.series.StoredSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** The series' store on MongoDB. Writes wait for a majority's journals. */
public final class MongoSeriesStore implements SeriesStore {
    private static final Bson SHOWN = Projections.exclude(SeriesDocuments.SET, SeriesDocuments.SLICES);
    private static final Bson PORTIONS = Projections.include("subject", "metric", "day", "portion", WriteFields.FIELD);

    /** Days of a year come in one answer. */
    private static final int BATCH = 1_000;

    private final MongoCollection<BsonDocument> series;

    /** A store in a database whose {@link Indexes} are there. */
    public MongoSeriesStore(MongoDatabase database) {
        this.series = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection(CollectionNames.SERIES, BsonDocument.class);
    }

    @Override
    public List<ShownDay> search(DaySearch search) {
        BsonDocument filter = filter(search);
        search.after().ifPresent(id -> filter.append("_id", Searches.field("$gt", Fields.text(id))));
        return find(() -> series.find(filter)
                .projection(SHOWN)
                .sort(Sorts.ascending("_id"))
                .limit(search.limit()));
    }

    @Override
    public List<ShownDay> portions(DaySearch search) {
        BsonDocument filter = filter(search);
        return find(() -> series.find(filter).projection(PORTIONS).limit(search.limit()));
    }

    private static List<ShownDay> find(Supplier<FindIterable<BsonDocument>> query) {
        return Calls.call(
                "searching series",
                () -> query.get().batchSize(BATCH).map(SeriesDocuments::shown).into(new ArrayList<>()));
    }

    private static BsonDocument filter(DaySearch search) {
        BsonDocument filter = new BsonDocument("exists", Fields.flag(true));
        if (!search.subjects().isEmpty()) {
            filter.append("subject", in(Fields.texts(new TreeSet<>(search.subjects()), SubjectId::value)));
        }
        if (!search.metrics().isEmpty()) {
            filter.append("metric", in(Fields.texts(new TreeSet<>(search.metrics()), Metric::code)));
        }
        BsonDocument days = new BsonDocument();
        search.from().ifPresent(day -> days.append("$gte", Fields.text(day.toString())));
        search.to().ifPresent(day -> days.append("$lte", Fields.text(day.toString())));
        if (!days.isEmpty()) {
            filter.append("day", days);
        }
        search.updated().ifPresent(time -> filter.append("updated", Searches.field("$gte", Fields.date(time))));
        return filter;
    }

    private static BsonValue in(BsonArray values) {
        return values.size() == 1 ? values.get(0) : Searches.field("$in", values);
    }

    @Override
    public Map<EntryId, StoredDay> days(Collection<EntryId> ids) {
        Map<EntryId, StoredDay> found = new HashMap<>();
        Reads.byValues(series, "_id", ids, EntryId::value, null, document -> {
            StoredDay day = SeriesDocuments.day(document);
            found.put(day.key().id(), day);
        });
        return found;
    }

    @Override
    public Map<StoredSlice.Key, StoredSlice> slices(Collection<StoredSlice.Key> keys) {
        Map<StoredSlice.Key, StoredSlice> found = new HashMap<>();
        Reads.byValues(series, "_id", keys, StoredSlice.Key::text, null, document -> {
            StoredSlice slice = SeriesDocuments.slice(document);
            found.put(slice.key(), slice);
        });
        return found;
    }

    @Override
    public Set<EntryId> writeDays(Collection<StoredDay> days) {
        return Revisions.write(series, days, day -> day.key().id(), StoredDay::revision, SeriesDocuments::of);
    }

    @Override
    public Set<StoredSlice.Key> writeSlices(Collection<StoredSlice> slices) {
        return Revisions.write(series, slices, StoredSlice::key, StoredSlice::revision, SeriesDocuments::of);
    }
}
