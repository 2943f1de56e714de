package health.tributary.record.apply;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an entry can be found by.
 *
 * @param terms by index name ({@code code}, {@code status}, {@code category}, {@code identifier}, {@code name},
 *     {@code birthdate} …) the values to be found by, sorted; a token with a system stands in both forms, {@code system|code}
 *     and {@code code}
 * @param date the time that {@code date} searches compare, as a period
 */
public record EntryIndex(Map<String, List<String>> terms, Optional<Period> date) {
    /** Of an entry that shows nothing. */
    public static final EntryIndex NONE = new EntryIndex(Map.of(), Optional.empty());

    public EntryIndex {
        Map<String, List<String>> sorted = new TreeMap<>();
        terms.forEach((name, values) -> {
            if (!values.isEmpty()) {
                sorted.put(name, List.copyOf(values));
            }
        });
        terms = java.util.Collections.unmodifiableMap(sorted);
        Objects.requireNonNull(date);
    }

    @Override
    public String toString() {
        return "EntryIndex(" + terms.keySet() + ", redacted)";
    }

    /** From a first to a last instant, both included: a day is its first and its last millisecond. */
    public record Period(Instant from, Instant to) {
        public Period {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a period ends before it starts");
            }
        }
    }
}
