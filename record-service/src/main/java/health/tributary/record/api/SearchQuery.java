package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.record.apply.EntrySearch.Criterion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A search as a client asked for it, understood but not yet decided.
 *
 * @param type the resource type
 * @param patient whose: an id of a Patient; empty when the client names nobody
 * @param ids which of them: ids of entries, of Patients ids of persons; empty when the client names none
 * @param criteria what must hold besides
 * @param count entries a page
 * @param after the last entry of the page before
 * @param accurateTotal whether the client wants the number of all matches
 */
record SearchQuery(
        String type,
        Optional<String> patient,
        Optional<Set<String>> ids,
        List<Criterion> criteria,
        int count,
        Optional<EntryId> after,
        boolean accurateTotal) {
    /** Entries of a page when the client names no number. */
    static final int DEFAULT_COUNT = 100;

    /** The largest page; a client that asks for more gets this, and a next link. */
    static final int MAX_COUNT = 1_000;

    SearchQuery {
        Objects.requireNonNull(type);
        Objects.requireNonNull(patient);
        ids = ids.map(Set::copyOf);
        criteria = List.copyOf(criteria);
        Objects.requireNonNull(after);
    }
}
