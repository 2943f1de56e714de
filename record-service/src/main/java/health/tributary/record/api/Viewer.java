package health.tributary.record.api;

import health.tributary.access.AccessPolicy;
import health.tributary.access.AccessRequest;
import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.Moved;
import health.tributary.record.apply.ShownEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who asks, and what of a person they may see: the API's questions to the one access decision. */
final class Viewer {
    private final AccessToken token;
    private final Optional<PersonId> own;

    Viewer(AccessToken token, People people) {
        this.token = Objects.requireNonNull(token);
        this.own = token.patient().flatMap(people::of).map(Person::id);
    }

    AccessToken token() {
        return token;
    }

    /** The sources of a person that may be seen, or why none may. */
    Sight of(Action action, String type, Person person) {
        List<SubjectId> seen = new ArrayList<>();
        Decision last = new Decision.Deny("the person is not known");
        for (Person.Member member : person.members()) {
            last = decide(AccessRequest.about(action, type, person.id(), member.feed()));
            if (last.permitted()) {
                seen.add(member.subject());
            }
        }
        return new Sight(seen, moved(action, type, person), last);
    }

    private Moved moved(Action action, String type, Person person) {
        if (person.unmoved()) {
            return Moved.NOTHING;
        }
        Map<SubjectId, Set<String>> here = new HashMap<>();
        for (Person.Guest guest : person.here()) {
            Person.Member from = guest.from();
            if (of(action, type, person.id(), from.feed()).permitted()) {
                here.put(from.subject(), guest.references());
            }
        }
        return new Moved(person.away().keySet(), here);
    }

    /** Whether it may be done to an entry of a person that this source stated. */
    Decision of(Action action, String type, PersonId person, FeedId source) {
        return decide(AccessRequest.about(action, type, person, source));
    }

    /** Whether a person's own entries are kept from the token: it is limited to what an organisation stated. */
    boolean withoutOwnEntries() {
        return token.organisation()
                .filter(organisation -> !organisation.equals(FeedId.PORTAL))
                .isPresent();
    }

    /** Whether the token is kept from this entry, although it may see its subject. */
    boolean without(ShownEntry entry) {
        return withoutOwnEntries() && entry.lastWrite().feed().equals(FeedId.PORTAL);
    }

    Decision directory(Action action, String type) {
        return decide(AccessRequest.directory(action, type));
    }

    Decision everybody(Action action, String type) {
        return decide(AccessRequest.everybody(action, type));
    }

    private Decision decide(AccessRequest request) {
        return AccessPolicy.decide(token, request, this::personOf);
    }

    // The decision asks for the token's own subject only, and that was resolved once for the request.
    private PersonId personOf(SubjectId subject) {
        return own.orElse(PersonId.of(subject));
    }

    /**
     * What may be seen.
     *
     * @param subjects the sources
     * @param moved what of them is not the person's any more, and what of others is
     * @param last the decision on the last source: says why when there are none
     */
    record Sight(List<SubjectId> subjects, Moved moved, Decision last) {
        boolean nothing() {
            return subjects.isEmpty();
        }

        /** Whether that is all that one subject has, and nothing else. */
        boolean allOf(SubjectId subject) {
            return subjects.equals(List.of(subject)) && moved.nothing();
        }

        /** Whether an entry is among it. */
        boolean shows(ShownEntry entry) {
            return moved.shows(Set.copyOf(subjects), entry);
        }

        /** A search of it. */
        EntrySearch search(Set<String> types, List<Criterion> criteria, Optional<EntryId> after, int limit) {
            return new EntrySearch(Set.copyOf(subjects), moved, types, criteria, after, limit);
        }

        Refusal refusal() {
            return Refusal.forbidden(last instanceof Decision.Deny deny ? deny.reason() : "nothing may be seen");
        }
    }
}
