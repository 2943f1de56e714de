package health.tributary.record.apply;

import health.tributary.record.apply.EntrySearch.Among;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.During;
import health.tributary.record.apply.EntrySearch.NotOf;
import health.tributary.record.apply.EntrySearch.StartsWith;
import health.tributary.record.apply.EntrySearch.Updated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Search criteria, as the in-memory store reads them. */
final class MemoryCriteria {
    private MemoryCriteria() {}

    static boolean holds(Criterion criterion, StoredEntry entry) {
        if (criterion instanceof Among it) {
            return it.ids().contains(entry.id());
        } else if (criterion instanceof AnyOf it) {
            return terms(entry, it.index()).stream().anyMatch(it.values()::contains);
        } else if (criterion instanceof StartsWith it) {
            return terms(entry, it.index()).stream().anyMatch(term -> term.startsWith(it.start()));
        } else if (criterion instanceof During it) {
            return entry.index()
                    .date()
                    .filter(period ->
                            it.before().map(end -> period.from().isBefore(end)).orElse(true))
                    .filter(period ->
                            it.from().map(start -> !period.to().isBefore(start)).orElse(true))
                    .isPresent();
        } else if (criterion instanceof Updated it) {
            return within(entry.updated(), it.from(), it.before());
        } else if (criterion instanceof NotOf it) {
            return !entry.lastWrite().feed().equals(it.feed());
        }
        throw new IllegalArgumentException("a criterion of no known kind");
    }

    private static boolean within(Instant time, Optional<Instant> from, Optional<Instant> before) {
        return from.map(start -> !time.isBefore(start)).orElse(true)
                && before.map(time::isBefore).orElse(true);
    }

    private static List<String> terms(StoredEntry entry, String index) {
        return entry.index().terms().getOrDefault(index, List.of());
    }
}
