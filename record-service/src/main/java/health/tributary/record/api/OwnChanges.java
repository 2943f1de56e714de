package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.contract.EntryId;
import health.tributary.record.api.OwnBodies.Checked;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.write.Claim;
import health.tributary.record.write.DoorClock;
import health.tributary.record.write.Interaction;
import health.tributary.record.write.OwnEntries;
import health.tributary.record.write.OwnEntries.Committed;
import health.tributary.record.write.OwnEntries.Held;
import health.tributary.record.write.OwnWrite;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Replaces and deletes entries of persons. Without {@code If-Match} the last writer wins; of those that name the same version, the
 * first one does.
 */
final class OwnChanges {
    private final RecordStore store;
    private final People people;
    private final OwnEntries own;
    private final DoorClock clock;
    private final OwnBodies bodies;
    private final WrittenAnswers answers;

    OwnChanges(RecordStore store, OwnEntries own, DoorClock clock, OwnBodies bodies) {
        this.store = Objects.requireNonNull(store);
        this.people = new People(store);
        this.own = Objects.requireNonNull(own);
        this.clock = Objects.requireNonNull(clock);
        this.bodies = Objects.requireNonNull(bodies);
        this.answers = new WrittenAnswers(store);
    }

    /** The entry is as given from now on. One that is not there yet is created, if its id can be one of an entry. */
    Answer update(Viewer viewer, String type, String id, byte[] body, WriteConditions conditions) {
        Author author = new Author(viewer, people);
        Optional<Refusal> refused = author.refused(Action.UPDATE, type);
        if (refused.isPresent()) {
            return Answer.refused(refused.get());
        }
        Optional<EntryId> entry = Ids.entry(id);
        Optional<StoredEntry> stored = entry.flatMap(this::stored);
        if (stored.isPresent()) {
            Optional<Answer> closed = closed(author, Action.UPDATE, type, stored.get(), conditions);
            if (closed.isPresent()) {
                return closed.get();
            }
        } else {
            Optional<Answer> closed = closedToNew(author, type, entry, conditions);
            if (closed.isPresent()) {
                return closed.get();
            }
        }
        Checked checked = bodies.read(author, type, body, Optional.of(id));
        if (checked.refusal().isPresent()) {
            return checked.refusal().get();
        }
        String resource = checked.resource().orElseThrow();
        return stored.isPresent()
                ? replace(author, stored.get(), resource, conditions)
                : introduce(author, type, entry.orElseThrow(), resource, conditions);
    }

    Answer delete(Viewer viewer, String type, String id, WriteConditions conditions) {
        Author author = new Author(viewer, people);
        Optional<Refusal> refused = author.refused(Action.DELETE, type);
        if (refused.isPresent()) {
            return Answer.refused(refused.get());
        }
        Optional<StoredEntry> stored = Ids.entry(id).flatMap(this::stored);
        if (stored.isEmpty()) {
            return Answer.refused(Refusal.notFound(type));
        }
        Optional<Answer> closed = closed(author, Action.DELETE, type, stored.get(), conditions);
        if (closed.isPresent()) {
            return closed.get();
        }
        if (!stored.get().exists()) {
            return WrittenAnswers.gone();
        }
        OwnWrite write = change(stored.get(), Interaction.DELETE, "");
        Committed committed = own.commit(write, claim(stored.get(), conditions), conditions.traceparent());
        if (committed instanceof Held held && !held.by().sameRequest(write)) {
            return otherVersion();
        }
        return committed instanceof OwnEntries.Pending
                ? answers.of(author, type, committed, 202)
                : WrittenAnswers.gone();
    }

    private Optional<StoredEntry> stored(EntryId id) {
        return Optional.ofNullable(store.entries(List.of(id)).get(id));
    }

    /** Why an entry that is there may not be changed so, if it may not. */
    private Optional<Answer> closed(
            Author author, Action action, String type, StoredEntry entry, WriteConditions conditions) {
        Optional<Person> whose = entry.directory() ? Optional.empty() : people.showing(entry.shown());
        if (!entry.type().equals(type)) {
            return Optional.of(Answer.refused(Refusal.notFound(type)));
        }
        if (whose.isEmpty()) {
            return Optional.of(Answer.refused(Refusal.forbidden("a person changes only what they stated themselves")));
        }
        return author.refused(action, type, whose.get(), entry.lastWrite().feed())
                .map(Answer::refused)
                .or(() ->
                        conditions.allows(Entries.tag(entry.shown(), whose.get())) || conditions.allows(entry.version())
                                ? Optional.empty()
                                : Optional.of(otherVersion()));
    }

    private static Optional<Answer> closedToNew(
            Author author, String type, Optional<EntryId> entry, WriteConditions conditions) {
        if (conditions.match().isPresent()) {
            return Optional.of(otherVersion());
        }
        if (entry.isEmpty()) {
            return Optional.of(Answer.refused(new Refusal(
                    405,
                    "not-supported",
                    "ids that clients choose have 32 of a-z and 2-7; POST gives any other entry an id",
                    type + ".id")));
        }
        return author.refused(Action.CREATE, type).map(Answer::refused);
    }

    private Answer replace(Author author, StoredEntry stored, String resource, WriteConditions conditions) {
        OwnWrite write = change(stored, Interaction.UPDATE, resource);
        int status = stored.exists() ? 200 : 201;
        if (own.changesNothing(stored, write)) {
            return answers.entry(author, stored.type(), stored.id(), status);
        }
        Committed committed = own.commit(write, claim(stored, conditions), conditions.traceparent());
        return committed instanceof Held held && !held.by().sameRequest(write)
                ? otherVersion()
                : answers.of(author, stored.type(), committed, status);
    }

    private Answer introduce(Author author, String type, EntryId entry, String resource, WriteConditions conditions) {
        OwnWrite write = new OwnWrite(
                author.anchor(), Interaction.UPDATE, type, Optional.of(entry), clock.next(author.known()), resource);
        Committed committed = own.commit(write, Optional.of(Claim.ofId(entry)), conditions.traceparent());
        return committed instanceof Held held && !held.by().sameRequest(write)
                ? Answer.refused(new Refusal(409, "conflict", "an entry with this id came up at the same time", ""))
                : answers.of(author, type, committed, 201);
    }

    private OwnWrite change(StoredEntry stored, Interaction interaction, String resource) {
        Instant at = clock.next(stored.updated());
        return new OwnWrite(stored.subject(), interaction, stored.type(), Optional.of(stored.id()), at, resource);
    }

    private static Optional<Claim> claim(StoredEntry stored, WriteConditions conditions) {
        return conditions.nameVersion()
                ? Optional.of(Claim.ofVersion(stored.id(), stored.version()))
                : Optional.empty();
    }

    private static Answer otherVersion() {
        return Answer.refused(
                new Refusal(412, "conflict", "the entry is not, or no longer, in the version of If-Match", ""));
    }
}
