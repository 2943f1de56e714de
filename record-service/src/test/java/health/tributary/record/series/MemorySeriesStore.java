package health.tributary.record.series;

import health.tributary.contract.EntryId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store of series in memory; keeps the contract. */
public final class MemorySeriesStore implements SeriesStore {
    private final Map<EntryId, StoredDay> days = new TreeMap<>(Comparator.comparing(EntryId::value));
    private final Map<StoredSlice.Key, StoredSlice> slices = new HashMap<>();

    @Override
    public synchronized List<ShownDay> search(DaySearch search) {
        return matching(search)
                .filter(day -> search.after().isEmpty()
                        || day.key().id().value().compareTo(search.after().get()) > 0)
                .limit(search.limit())
                .map(StoredDay::shown)
                .toList();
    }

    @Override
    public synchronized List<ShownDay> portions(DaySearch search) {
        return matching(search)
                .limit(search.limit())
                .map(day -> new ShownDay(day.key(), day.portion(), "", day.lastWrite()))
                .toList();
    }

    private Stream<StoredDay> matching(DaySearch search) {
        return days.values().stream()
                .filter(day -> !day.portion().isEmpty())
                .filter(day -> search.subjects().isEmpty()
                        || search.subjects().contains(day.key().subject()))
                .filter(day -> search.metrics().isEmpty()
                        || search.metrics().contains(day.key().metric()))
                .filter(day -> search.from().isEmpty()
                        || !day.key().day().isBefore(search.from().get()))
                .filter(day -> search.to().isEmpty()
                        || !day.key().day().isAfter(search.to().get()))
                .filter(day -> search.updated().isEmpty()
                        || !day.portion().updated().isBefore(search.updated().get()));
    }

    @Override
    public synchronized Map<EntryId, StoredDay> days(Collection<EntryId> ids) {
        Map<EntryId, StoredDay> found = new HashMap<>(days);
        found.keySet().retainAll(new HashSet<>(ids));
        return found;
    }

    @Override
    public synchronized Map<StoredSlice.Key, StoredSlice> slices(Collection<StoredSlice.Key> keys) {
        Map<StoredSlice.Key, StoredSlice> found = new HashMap<>(slices);
        found.keySet().retainAll(new HashSet<>(keys));
        return found;
    }

    @Override
    public synchronized Set<EntryId> writeDays(Collection<StoredDay> written) {
        Set<EntryId> uncertain = new HashSet<>();
        for (StoredDay day : written) {
            StoredDay before = days.get(day.key().id());
            if ((before == null ? 0 : before.revision()) + 1 == day.revision()) {
                days.put(day.key().id(), day);
            } else {
                uncertain.add(day.key().id());
            }
        }
        return uncertain;
    }

    @Override
    public synchronized Set<StoredSlice.Key> writeSlices(Collection<StoredSlice> written) {
        Set<StoredSlice.Key> uncertain = new HashSet<>();
        for (StoredSlice slice : written) {
            StoredSlice before = slices.get(slice.key());
            if ((before == null ? 0 : before.revision()) + 1 == slice.revision()) {
                slices.put(slice.key(), slice);
            } else {
                uncertain.add(slice.key());
            }
        }
        return uncertain;
    }
}
