package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Who writes: the person that the token is anchored to. */
final class Author {
    private final Viewer viewer;
    private final People people;
    private final Optional<Person> person;

    Author(Viewer viewer, People people) {
        this.viewer = Objects.requireNonNull(viewer);
        this.people = Objects.requireNonNull(people);
        this.person = viewer.token().patient().flatMap(people::of);
    }

    Viewer viewer() {
        return viewer;
    }

    /** Who the person is now; only of one who may write at all. */
    Person person() {
        return person.orElseThrow();
    }

    /** Under which of their ids new entries are kept; only of one who may write at all. */
    SubjectId anchor() {
        return viewer.token().patient().orElseThrow();
    }

    /** The first receipt of that one: nothing they write is received before. */
    Instant known() {
        return person().members().stream()
                .filter(member -> member.subject().equals(anchor()))
                .map(Person.Member::received)
                .findFirst()
                .orElseThrow();
    }

    /** Why entries of their own may not be written, if they may not. */
    Optional<Refusal> refused(Action action, String type) {
        if (viewer.token().patient().isEmpty() || person.isEmpty()) {
            return Optional.of(Refusal.forbidden(
                    "a person's entries are written with the person's own token, which names a known patient"));
        }
        return refused(action, type, person.get(), FeedId.PORTAL);
    }

    /** Why an entry that a source stated of somebody may not be written, if it may not. */
    Optional<Refusal> refused(Action action, String type, Person whose, FeedId source) {
        return viewer.of(action, type, whose.id(), source) instanceof Decision.Deny deny
                ? Optional.of(Refusal.forbidden(deny.reason()))
                : Optional.empty();
    }

    /** Whether they may be shown what they wrote. */
    boolean mayRead(String type) {
        return viewer.of(Action.READ, type, person().id(), FeedId.PORTAL).permitted();
    }

    /** Whether an id is, or ever was, one of theirs. */
    boolean is(String id) {
        return Ids.subject(id).flatMap(people::of).map(Person::id).equals(person.map(Person::id));
    }
}
