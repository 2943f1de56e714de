package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Belongings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be read of the record: the API's side of the store. Every read sees writes that were acknowledged before it
 * began; two reads are not one moment. Safe for many threads. Throws {@link StoreAway} when the store does not answer in
 * time.
 */
public interface RecordReads {
    /** The entries of these ids, in no order; unknown ids are left out, aliases come as they are. */
    List<ShownEntry> shown(Collection<EntryId> ids);

    /** A page of existing entries, ordered by id. */
    List<ShownEntry> search(EntrySearch search);

    /** How many entries a search has over all its pages; {@code after} and {@code limit} play no role. */
    long count(EntrySearch search);

    /** What a subject has of visits and accounts. */
    Belongings belongings(SubjectId subject);

    /** The subjects of these ids; unknown ones are left out. */
    Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids);

    /** For each subject that is in a stored person, that person; a subject that is left out is a person of its own. */
    Map<SubjectId, StoredPerson> personsOf(Collection<SubjectId> subjects);

    /**
     * What {@link #subjects}, {@link #personsOf} and, if there is one, {@link #search} say of one subject: a single question where
     * the store can answer it so.
     *
     * @param search of entries of that subject and no other
     */
    default Sighting sighting(SubjectId subject, Optional<EntrySearch> search) {
        return new Sighting(
                Optional.ofNullable(subjects(List.of(subject)).get(subject)),
                Optional.ofNullable(personsOf(List.of(subject)).get(subject)),
                search.map(this::search).orElse(List.of()));
    }
}
