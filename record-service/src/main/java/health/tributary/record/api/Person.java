package health.tributary.record.api;

import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.ShownEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A person as the API sees one now.
 *
 * @param id the current id
 * @param members the subjects that it consists of, at least one
 * @param away visits and accounts of the members that are in another subject's record now, as references, and whose they are
 * @param here visits and accounts of others that are in this record
 */
record Person(PersonId id, List<Member> members, Map<String, SubjectId> away, List<Guest> here) {
    Person {
        Objects.requireNonNull(id);
        members = List.copyOf(members);
        away = Map.copyOf(away);
        here = List.copyOf(here);
    }

    /** A person of whom nothing was moved. */
    Person(PersonId id, List<Member> members) {
        this(id, members, Map.of(), List.of());
    }

    List<SubjectId> subjects() {
        return members.stream().map(Member::subject).toList();
    }

    /** Whether its record is just what its members have. */
    boolean unmoved() {
        return away.isEmpty() && here.isEmpty();
    }

    /** Whose an entry of a member is now: empty if it is still the member's. */
    Optional<SubjectId> movedTo(ShownEntry entry) {
        return away.entrySet().stream()
                .filter(moved -> entry.of(Set.of(moved.getKey())))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /** What of another subject is in the record: visits and accounts, as references. */
    record Guest(Member from, Set<String> references) {
        Guest {
            references = Set.copyOf(references);
        }
    }

    /** A subject, the feed it came through, and when it first did. */
    record Member(SubjectId subject, FeedId feed, Instant received) {}
}
