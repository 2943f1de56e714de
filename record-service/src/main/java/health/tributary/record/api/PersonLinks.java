package health.tributary.record.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.access.AccessPolicy;
import health.tributary.access.AccessRequest;
import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.link.Links;
import health.tributary.record.link.StoredLink;
import health.tributary.record.link.StoredLink.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** A person's one-time codes, for who holds the person's own token. */
@ApplicationScoped
public class PersonLinks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Links links;
    private final People people;

    /** The codes of one store. */
    public PersonLinks(RecordStore reads, Links links) {
        this.links = Objects.requireNonNull(links);
        this.people = new People(reads);
    }

    /** Opens a code. */
    Answer open(AccessToken token, String id) {
        return permitted(
                token,
                id,
                (person, anchor) -> links.open(anchor, person.subjects())
                        .map(opened -> answer(
                                201,
                                shown(opened.link()).put("code", opened.code().shown())))
                        .orElseGet(() -> Answer.refused(new Refusal(
                                429, "throttled", "too many codes are open: use or delete one, or wait", ""))));
    }

    /** Lists the codes, never shown again, and what became of them. */
    Answer list(AccessToken token, String id) {
        return permitted(token, id, (person, anchor) -> {
            ObjectNode body = JSON.objectNode();
            ArrayNode list = body.putArray("links");
            links.of(person.subjects()).forEach(link -> list.add(shown(link)));
            return answer(200, body);
        });
    }

    /** Revokes an open code, or takes the link back. */
    Answer end(AccessToken token, String id, String link) {
        return permitted(
                token,
                id,
                (person, anchor) -> links.end(link, person.subjects())
                        ? answer(204, JSON.objectNode())
                        : Answer.refused(new Refusal(404, "not-found", "there is no such link", "")));
    }

    private Answer permitted(AccessToken token, String id, BiFunction<Person, SubjectId, Answer> work) {
        Optional<Person> person = Ids.subject(id).flatMap(people::of);
        if (person.isEmpty()) {
            return Answer.refused(Refusal.notFound("Patient"));
        }
        Optional<PersonId> own = token.patient().flatMap(people::of).map(Person::id);
        // Who the person is, the person says: as with entries of one's own, it takes the person's token and their
        // writing.
        AccessRequest request =
                AccessRequest.about(Action.UPDATE, "Patient", person.get().id(), FeedId.PORTAL);
        Decision decision = AccessPolicy.decide(token, request, subject -> own.orElse(PersonId.of(subject)));
        return decision instanceof Decision.Deny deny
                ? Answer.refused(Refusal.forbidden(deny.reason()))
                : token.patient()
                        .map(anchor -> work.apply(person.get(), anchor))
                        .orElseGet(
                                () -> Answer.refused(Refusal.forbidden("a link is made with the person's own token")));
    }

    private ObjectNode shown(StoredLink link) {
        boolean expired = link.state() == State.OPEN && !links.open(link);
        ObjectNode json = JSON.objectNode()
                .put("id", link.id())
                .put("state", expired ? "expired" : link.state().code())
                .put("created", link.created().toString())
                .put("expires", link.expires().toString());
        link.linked()
                .ifPresent(linked -> json.put("feed", linked.feed().name())
                        .put("changed", link.changed().toString()));
        return json;
    }

    private static Answer answer(int status, ObjectNode body) {
        return new Answer(status, body.toString(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
