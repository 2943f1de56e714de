package health.tributary.record.replay;

import health.tributary.contract.EntryId;
import health.tributary.record.series.DaySearch;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.StoredDay;
import health.tributary.record.series.StoredSlice;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link Overlay} for days of readings. Its searches are those of what it is laid over: appliers make none. For one thread. */
final class DaysOverlay implements SeriesStore {
    private final SeriesStore below;
    private final Map<EntryId, StoredDay> days = new LinkedHashMap<>();
    private final Map<StoredSlice.Key, StoredSlice> slices = new HashMap<>();

    DaysOverlay(SeriesStore below) {
        this.below = below;
    }

    /** The days that were written, in the order in which they first were. */
    Map<EntryId, StoredDay> written() {
        return Collections.unmodifiableMap(days);
    }

    @Override
    public List<ShownDay> search(DaySearch search) {
        return below.search(search);
    }

    @Override
    public List<ShownDay> portions(DaySearch search) {
        return below.portions(search);
    }

    @Override
    public Map<EntryId, StoredDay> days(Collection<EntryId> ids) {
        return Overlay.through(ids, days, below::days);
    }

    @Override
    public Map<StoredSlice.Key, StoredSlice> slices(Collection<StoredSlice.Key> keys) {
        return Overlay.through(keys, slices, below::slices);
    }

    @Override
    public Set<EntryId> writeDays(Collection<StoredDay> written) {
        written.forEach(day -> days.put(day.key().id(), day));
        return Set.of();
    }

    @Override
    public Set<StoredSlice.Key> writeSlices(Collection<StoredSlice> written) {
        written.forEach(slice -> slices.put(slice.key(), slice));
        return Set.of();
    }
}
