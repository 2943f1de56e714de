package health.tributary.record.api;

import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A person as the API sees one now.
 *
 * @param id the current id
 * @param members the subjects that it consists of, at least one
 */
record Person(PersonId id, List<Member> members) {
    Person {
        Objects.requireNonNull(id);
        members = List.copyOf(members);
    }

    List<SubjectId> subjects() {
        return members.stream().map(Member::subject).toList();
    }

    /** A subject, the feed it came through, and when it first did. */
    record Member(SubjectId subject, FeedId feed, Instant received) {}
}
