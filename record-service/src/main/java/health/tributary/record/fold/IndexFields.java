package health.tributary.record.fold;

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
 *     and {@code account} are the references;
 *     {@code attachment} are the addresses of documents that are served as {@code Binary/…}
 * @param date what {@code date} searches compare
 */
public record IndexFields(Map<String, List<String>> terms, Optional<Period> date) {
    /** The index of the visits that an entry names. */
    public static final String ENCOUNTER = "encounter";

    /** The index of the accounts that it names. */
    public static final String ACCOUNT = "account";

    static final Set<String> HANGS_ON = Set.of(ENCOUNTER, ACCOUNT);

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
     * What an entry of a type is part of, as references: the visits that it names, else the accounts. A visit is of itself: those of an
     * account are looked up.
     */
    public Set<String> hangsOn(String type) {
        return type.equals("Encounter") ? Set.of() : hangsOn(list(ENCOUNTER), list(ACCOUNT));
    }

    /** The same, of the terms of both indexes. */
    public static Set<String> hangsOn(List<String> encounters, List<String> accounts) {
        return Set.copyOf(encounters.isEmpty() ? accounts : encounters);
    }

    private List<String> list(String index) {
        return terms.getOrDefault(index, List.of());
    }

    @Override
    public String toString() {
        return "IndexFields(" + terms.keySet() + ", redacted)";
    }
}
