package health.tributary.record.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The samples of stored days, put together again from their slices. */
public final class Buckets {
    private Buckets() {}

    /** What each of these days shows, in order of start. */
    public static Map<DayKey, List<ShownSample>> shown(Collection<StoredDay> days, SeriesReads reads) {
        List<StoredSlice.Key> wanted = new ArrayList<>();
        days.forEach(day -> wanted.addAll(keys(day)));
        Map<StoredSlice.Key, StoredSlice> slices = wanted.isEmpty() ? Map.of() : reads.slices(wanted);
        Map<DayKey, List<ShownSample>> shown = new HashMap<>();
        for (StoredDay day : days) {
            List<ShownSample> samples = new ArrayList<>(day.portion().shown());
            if (day.set().length > 0) {
                samples.addAll(ShownSample.of(BucketCodec.decode(day.set())));
            }
            keys(day).forEach(key -> {
                if (slices.containsKey(key)) {
                    samples.addAll(
                            ShownSample.of(BucketCodec.decode(slices.get(key).set())));
                }
            });
            samples.sort((one, other) -> Row.compareKeys(one.sample(), other.sample()));
            shown.put(day.key(), samples);
        }
        return shown;
    }

    private static List<StoredSlice.Key> keys(StoredDay day) {
        return day.cut().isEmpty()
                ? List.of()
                : new Slices(day.cut())
                        .all().stream()
                                .map(path -> new StoredSlice.Key(day.key().id(), path))
                                .toList();
    }
}
