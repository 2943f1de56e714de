package health.tributary.record.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a day amounts to, and its slices.
 *
 * @param cut as {@link StoredDay#cut()}
 * @param slices as {@link StoredDay#slices()}
 */
record DayState(SortedSet<String> cut, SortedMap<String, Portion> slices, Portion portion) {
    /**
     * The state of a day.
     *
     * @param shown of the slices that were read: of all of them, or of a stored day that has instants only
     */
    static DayState of(SortedMap<String, List<ShownSample>> shown, Slices cut, Optional<StoredDay> stored) {
        List<String> all = cut.all();
        boolean whole = shown.keySet().containsAll(all);
        boolean intervals = shown.values().stream()
                .flatMap(List::stream)
                .anyMatch(sample -> !sample.sample().instant());
        if (whole && (cut.whole() || intervals)) {
            List<ShownSample> samples = new ArrayList<>();
            shown.values().forEach(samples::addAll);
            // Slices of a day are in order of local time, which is not that of instants where offsets differ.
            samples.sort((one, other) -> Row.compareKeys(one.sample(), other.sample()));
            return new DayState(cut.cut(), new TreeMap<>(), Portion.of(samples));
        }
        SortedMap<String, Portion> slices = new TreeMap<>(
                (Map<String, Portion>) stored.map(StoredDay::slices).orElse(new TreeMap<>()));
        shown.forEach((path, samples) -> slices.put(path, Portion.of(samples)));
        slices.keySet().retainAll(all);
        return new DayState(cut.cut(), slices, Portion.sum(slices.values()));
    }

    boolean sameAs(StoredDay stored) {
        return cut.equals(stored.cut()) && slices.equals(stored.slices()) && portion.equals(stored.portion());
    }
}
