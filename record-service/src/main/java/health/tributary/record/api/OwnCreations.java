package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.contract.MessageId;
import health.tributary.record.api.OwnBodies.Checked;
import health.tributary.record.api.SearchParser.Parsed;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.write.Claim;
import health.tributary.record.write.DoorClock;
import health.tributary.record.write.Interaction;
import health.tributary.record.write.OwnEntries;
import health.tributary.record.write.OwnEntries.Committed;
import health.tributary.record.write.OwnEntries.Held;
import health.tributary.record.write.OwnWrite;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Creates entries of persons: as often as that is asked for, unless a condition says that once is meant. Of requests that name the
 * same condition at once, however many there are, one creates.
 */
final class OwnCreations {
    /** Entries that once were created under a condition and do not meet it any more, one after the other. */
    private static final int MAX_GENERATIONS = 32;

    private final People people;
    private final Entries entries;
    private final OwnEntries own;
    private final DoorClock clock;
    private final OwnBodies bodies;
    private final WrittenAnswers answers;

    OwnCreations(RecordStore store, OwnEntries own, DoorClock clock, OwnBodies bodies) {
        this.people = new People(store);
        this.entries = new Entries(store, people);
        this.own = Objects.requireNonNull(own);
        this.clock = Objects.requireNonNull(clock);
        this.bodies = Objects.requireNonNull(bodies);
        this.answers = new WrittenAnswers(store);
    }

    Answer create(Viewer viewer, String type, byte[] body, WriteConditions conditions) {
        Author author = new Author(viewer, people);
        Optional<Refusal> refused = author.refused(Action.CREATE, type).or(conditions::refusedToCreate);
        if (refused.isPresent()) {
            return Answer.refused(refused.get());
        }
        Checked checked = bodies.read(author, type, body, Optional.empty());
        if (checked.refusal().isPresent()) {
            return checked.refusal().get();
        }
        String resource = checked.resource().orElseThrow();
        if (conditions.unlessExists().isPresent()) {
            return unlessExists(author, type, resource, conditions);
        }
        OwnWrite write = write(author, type, resource);
        Optional<Claim> claim = conditions.key().map(key -> Claim.ofKey(author.anchor(), key));
        Committed committed = own.commit(write, claim, conditions.traceparent());
        return committed instanceof Held held && !held.by().sameRequest(write)
                ? Answer.refused(
                        new Refusal(422, "duplicate", "this Idempotency-Key came with another request before", ""))
                : answers.of(author, type, committed, 201);
    }

    private OwnWrite write(Author author, String type, String resource) {
        return new OwnWrite(
                author.anchor(), Interaction.CREATE, type, Optional.empty(), clock.next(author.known()), resource);
    }

    /** A conditional create (R4, section 3.1.0.8.1) over all entries of the person that the token may search. */
    private Answer unlessExists(Author author, String type, String resource, WriteConditions conditions) {
        Map<String, List<String>> parameters =
                parameters(conditions.unlessExists().orElseThrow());
        Parsed parsed = SearchParser.parse(type, parameters, false);
        if (parsed instanceof Parsed.Refused refused) {
            return Answer.refused(refused.refusal());
        }
        SearchQuery query = ((Parsed.Understood) parsed).query();
        boolean ofThePerson = query.patient().map(author::is).orElse(true);
        Sight sight = author.viewer().of(Action.SEARCH, type, author.person());
        if (!ofThePerson || sight.nothing()) {
            return Answer.refused(
                    sight.nothing() ? sight.refusal() : Refusal.forbidden("the criteria name another person"));
        }
        Optional<MessageId> before = Optional.empty();
        for (int generation = 0; generation < MAX_GENERATIONS; generation++) {
            List<ShownEntry> found = entries.matches(author.viewer(), query, sight, 2);
            if (!found.isEmpty()) {
                return found.size() == 1
                        ? answers.entry(author, type, found.get(0).id(), 200)
                        : Answer.refused(
                                new Refusal(412, "multiple-matches", "several entries meet If-None-Exist", ""));
            }
            Claim claim = Claim.ofMatch(author.person().id(), type, parameters.toString(), before);
            Committed committed =
                    own.commit(write(author, type, resource), Optional.of(claim), conditions.traceparent());
            if (!(committed instanceof Held held)) {
                return answers.of(author, type, committed, 201);
            }
            before = Optional.of(held.holder());
        }
        return Answer.refused(new Refusal(409, "conflict", "what If-None-Exist made before does not meet it", ""));
    }

    /** The search parameters, by name, so that their order makes no other condition. */
    private static Map<String, List<String>> parameters(String criteria) {
        Map<String, List<String>> parameters = new TreeMap<>();
        String query = criteria.substring(criteria.indexOf('?') + 1);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
