package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A search of existing entries that are no aliases, in the order of their ids: a page starts after the last id of the page
 * before, so that entries which arrive between two pages shift nothing.
 *
 * @param subjects whose; empty for anyone's, which is for those who may see all
 * @param moved what of the subjects' entries is not meant, and what of others' is; of anyone's entries, nothing
 * @param types of which resource types; empty for all
 * @param criteria all of which must hold
 * @param after the last entry of the page before
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record EntrySearch(
        Set<SubjectId> subjects,
        Moved moved,
        Set<String> types,
        List<Criterion> criteria,
        Optional<EntryId> after,
        int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 10_000;

    public EntrySearch {
        subjects = Set.copyOf(subjects);
        Objects.requireNonNull(moved);
        types = Set.copyOf(types);
        criteria = List.copyOf(criteria);
        Objects.requireNonNull(after);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " entries");
        }
    }

    /** A search of the subjects' own entries. */
    public EntrySearch(
            Set<SubjectId> subjects, Set<String> types, List<Criterion> criteria, Optional<EntryId> after, int limit) {
        this(subjects, Moved.NOTHING, types, criteria, after, limit);
    }

    /** One condition. */
    public sealed interface Criterion permits Among, AnyOf, StartsWith, During, Updated, NotOf {}

    /** The entry is one of these; of an empty set, none is. */
    public record Among(Set<EntryId> ids) implements Criterion {
        public Among {
            ids = Set.copyOf(ids);
        }
    }

    /** An index term is one of the values: {@code AnyOf("code", {"http://loinc.org|8867-4"})}. */
    public record AnyOf(String index, Set<String> values) implements Criterion {
        public AnyOf {
            Names.checked(index);
            values = Set.copyOf(values);
        }
    }

    /** An index term starts with the text; names are indexed folded to lower case without marks, so the text must be too. */
    public record StartsWith(String index, String start) implements Criterion {
        public StartsWith {
            Names.checked(index);
            if (start.isEmpty()) {
                throw new IllegalArgumentException("an empty start finds all");
            }
        }
    }

    /** The date period overlaps [from, before): empty ends are open. */
    public record During(Optional<Instant> from, Optional<Instant> before) implements Criterion {
        public During {
            Objects.requireNonNull(from);
            Objects.requireNonNull(before);
        }
    }

    /** {@code meta.lastUpdated} lies in [from, before): empty ends are open. */
    public record Updated(Optional<Instant> from, Optional<Instant> before) implements Criterion {
        public Updated {
            Objects.requireNonNull(from);
            Objects.requireNonNull(before);
        }
    }

    /** The feed had not the last word on the entry: of the feed of persons' own entries, the entry is no own one. */
    public record NotOf(FeedId feed) implements Criterion {
        public NotOf {
            Objects.requireNonNull(feed);
        }
    }

    // An index name becomes part of a field's path in the store: nothing a client sends may become one.
    private static final class Names {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,30}");

        static void checked(String index) {
            if (!NAME.matcher(index).matches()) {
                throw new IllegalArgumentException("an index has a name of a-z and -");
            }
        }
    }
}
