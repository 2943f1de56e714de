package health.tributary.record.apply;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.identity.Grouping;
import health.tributary.record.identity.Person;
import health.tributary.record.identity.Persons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is whom: stores identity statements, and writes the persons of all subjects that what it hears may concern. It
 * reads after demographics are written, so of two halves that arrive at once the later one finds the other. Hearing the same
 * again changes nothing.
 */
public final class Decider {
    private static final int MAX_ATTEMPTS = 12;
    private static final Backoff BETWEEN_ATTEMPTS = new Backoff(Duration.ofMillis(2), Duration.ofMillis(500));

    private final RecordStore store;
    private final int maxSubjectsPerIdentifier;
    private final int maxSubjects;

    /**
     * What came of it: numbers for metrics.
     *
     * @param linked persons that gained subjects
     * @param unlinked persons that only lost some
     * @param reviews what the rules left to a human
     * @param tooLarge whether the subjects concerned were too many to decide on, and nothing was
     */
    public record Decided(int linked, int unlinked, int reviews, boolean tooLarge) {}

    /**
     * A decider on a store.
     *
     * @param maxSubjectsPerIdentifier an identifier of more subjects than this links nobody
     * @param maxSubjects more subjects than can be read at once to decide
     */
    public Decider(RecordStore store, int maxSubjectsPerIdentifier, int maxSubjects) {
        this.store = store;
        this.maxSubjectsPerIdentifier = maxSubjectsPerIdentifier;
        this.maxSubjects = maxSubjects;
    }

    /** Obeys the events; what they change is durable when it returns. Throws {@link StoreAway}. */
    public Decided decide(List<IdentityEvent> events) {
        List<IdentityStatement> statements = new ArrayList<>();
        Set<SubjectId> seeds = new LinkedHashSet<>();
        for (IdentityEvent event : events) {
            if (event instanceof Stated stated) {
                statements.add(stated.statement());
                seeds.add(stated.statement().first());
                seeds.add(stated.statement().second());
            } else if (event instanceof Touched touched) {
                seeds.add(touched.subject());
            }
        }
        store.addStatements(statements);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Decided> decided = attempt(seeds);
            if (decided.isPresent()) {
                return decided.get();
            }
            if (!BETWEEN_ATTEMPTS.await(attempt)) {
                break;
            }
        }
        throw new StoreAway("other deciders write the same persons", null);
    }

    /** Empty when another decider was faster. */
    private Optional<Decided> attempt(Set<SubjectId> seeds) {
        Component component = Component.around(seeds, store, maxSubjectsPerIdentifier, maxSubjects);
        if (!component.complete()) {
            return Optional.of(new Decided(0, 0, 0, true));
        }
        Grouping grouping = Persons.persons(component.statements(), component.links(), maxSubjectsPerIdentifier);
        Map<PersonId, StoredPerson> stored = new LinkedHashMap<>();
        component.persons().forEach(person -> stored.put(person.id(), person));
        // By all ids that a person of these subjects can have: one that a writer left behind when it ended between two
        // writes still names members that are another's by now, and is not found by them.
        stored.putAll(store.persons(grouping.persons().stream()
                .flatMap(person -> person.members().stream())
                .map(PersonId::of)
                .toList()));
        List<StoredPerson> writes = new ArrayList<>();
        Map<PersonId, StoredPerson> left = new HashMap<>(stored);
        for (Person person : grouping.persons()) {
            StoredPerson before = left.remove(person.id());
            if (before != null || person.members().size() > 1) {
                write(person.id(), person.members(), person.former(), before, component, writes);
            }
        }
        left.forEach((id, before) -> write(id, List.of(), List.of(), before, component, writes));
        if (!store.writePersons(writes).isEmpty()) {
            return Optional.empty();
        }
        int linked = (int) writes.stream()
                .filter(person -> person.lastWrite().kind() == WriteKind.LINKED)
                .count();
        return Optional.of(
                new Decided(linked, writes.size() - linked, grouping.reviews().size(), false));
    }

    private static void write(
            PersonId id,
            List<SubjectId> members,
            List<PersonId> former,
            StoredPerson before,
            Component component,
            List<StoredPerson> writes) {
        List<SubjectId> membersBefore = before == null ? List.of() : before.members();
        List<PersonId> formerBefore = before == null ? List.of() : before.former();
        if (members.equals(membersBefore) && former.equals(formerBefore)) {
            return;
        }
        boolean gained = !membersBefore.containsAll(members);
        long revision = before == null ? 1 : before.revision() + 1;
        writes.add(new StoredPerson(id, members, former, revision, because(gained, members, membersBefore, component)));
    }

    /** The last write of one of the subjects is what caused this: where there are several, the one that was received last. */
    private static LastWrite because(
            boolean gained, List<SubjectId> members, List<SubjectId> before, Component component) {
        Set<SubjectId> concerned = new LinkedHashSet<>(members);
        concerned.addAll(before);
        LastWrite cause = concerned.stream()
                .map(component.subjects()::get)
                .filter(Objects::nonNull)
                .map(StoredSubject::lastWrite)
                .max((one, other) -> one.received().compareTo(other.received()))
                .orElseGet(() -> ofStatement(component));
        return new LastWrite(
                gained ? WriteKind.LINKED : WriteKind.UNLINKED,
                cause.received(),
                cause.message(),
                cause.feed(),
                cause.traceparent(),
                cause.backfill(),
                cause.replay());
    }

    private static LastWrite ofStatement(Component component) {
        IdentityStatement statement = component.statements().iterator().next();
        return new LastWrite(
                WriteKind.LINKED,
                statement.clock().received(),
                statement.clock().message(),
                statement.feed(),
                "",
                false,
                false);
    }
}
