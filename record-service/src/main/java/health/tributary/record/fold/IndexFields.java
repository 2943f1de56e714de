package health.tributary.record.fold;

import health.tributary.contract.FeedId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an entry can be found by, from what it shows.
 *
 * @param terms by index name the values, sorted and without duplicates; names without values are left out. Tokens
 *     ({@code code}, {@code status}, {@code category}, {@code identifier}, {@code gender}) stand as {@code system|code}
 *     ({@code |code} without a system) and as {@code code} alone; {@code name}, {@code family}, {@code given} are single
 *     words as {@link NameTokens} makes them; {@code birthdate} is as FHIR writes it; {@code encounter}
 *     and {@code account} are the references, {@code hanging} those that the entry moves along with;
 *     {@code attachment} are the addresses of documents that are served as {@code Binary/…}
 * @param date what {@code date} searches compare
 */
public record IndexFields(Map<String, List<String>> terms, Optional<Period> date) {
    /** The index of the accounts that an entry names. */
    public static final String ACCOUNT = "account";

    /** The index of what an entry hangs on. */
    public static final String HANGING = "hanging";

    static final String ENCOUNTER = "encounter";

    /** Of an entry that shows nothing. */
    public static final IndexFields NONE = new IndexFields(Map.of(), Optional.empty());

    public IndexFields {
        terms = Collections.unmodifiableMap(new TreeMap<>(terms));
        Objects.requireNonNull(date);
    }

    /** From a first to a last millisecond, both included; an open end is {@link #OPEN_START} or {@link #OPEN_END}. */
    public record Period(Instant from, Instant to) {
        /** Before all: the first millisecond of the year 1. */
        public static final Instant OPEN_START = Instant.parse("0001-01-01T00:00:00Z");

        /** After all: the last millisecond of the year 9999. */
        public static final Instant OPEN_END = Instant.parse("9999-12-31T23:59:59.999Z");

        public Period {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a period ends before it starts");
            }
        }
    }

    /**
     * The same with what an entry hangs on, so that it moves from record to record with it: the visits that it names, else the
     * accounts. A visit is of itself (those of an account are looked up), and what a person said themselves is theirs.
     */
    public IndexFields hanging(String type, FeedId feed) {
        List<String> visits = list(ENCOUNTER);
        List<String> wholes = visits.isEmpty() ? list(ACCOUNT) : visits;
        if (wholes.isEmpty() || type.equals("Encounter") || feed.equals(FeedId.PORTAL)) {
            return this;
        }
        Map<String, List<String>> all = new TreeMap<>(terms);
        all.put(HANGING, wholes);
        return new IndexFields(all, date);
    }

    /** What the entry hangs on, as references. */
    public Set<String> hangsOn() {
        return Set.copyOf(list(HANGING));
    }

    private List<String> list(String index) {
        return terms.getOrDefault(index, List.of());
    }

    @Override
    public String toString() {
        return "IndexFields(" + terms.keySet() + ", redacted)";
    }
}
