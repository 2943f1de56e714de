package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Move;
import health.tributary.record.identity.Grouping;
import health.tributary.record.identity.Moves;
import health.tributary.record.identity.Person;
import health.tributary.record.identity.Persons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
     * @param linked persons that gained subjects or entries
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
        List<Move> moves = Moves.of(component.statements());
        List<StoredPerson> writes = new ArrayList<>();
        Map<PersonId, StoredPerson> left = new HashMap<>(stored);
        for (Person person : grouping.persons()) {
            StoredPerson before = left.remove(person.id());
            List<Move> its = moves.stream()
                    .filter(move -> person.members().contains(move.from())
                            != person.members().contains(move.to()))
                    .toList();
            if (before != null || person.members().size() > 1 || !its.isEmpty()) {
                write(person.id(), person.members(), person.former(), its, before, component, writes);
            }
        }
        left.forEach((id, before) -> write(id, List.of(), List.of(), List.of(), before, component, writes));
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
            List<Move> moves,
            StoredPerson before,
            Component component,
            List<StoredPerson> writes) {
        // Who is not stored is a person of one subject.
        List<SubjectId> membersBefore = before == null ? List.of(new SubjectId(id.value())) : before.members();
        List<PersonId> formerBefore = before == null ? List.of() : before.former();
        List<Move> movesBefore = before == null ? List.of() : before.moves();
        if (members.equals(membersBefore) && former.equals(formerBefore) && moves.equals(movesBefore)) {
            return;
        }
        boolean gained = members.equals(membersBefore)
                ? arrived(moves, members) > arrived(movesBefore, members)
                : !membersBefore.containsAll(members);
        long revision = before == null ? 1 : before.revision() + 1;
        Set<SubjectId> concerned = new LinkedHashSet<>(members);
        concerned.addAll(membersBefore);
        LastWrite because = members.equals(membersBefore) && !moves.equals(movesBefore)
                ? ofStatement(difference(moves, movesBefore), component)
                : ofSubjects(concerned, component);
        LastWrite write = new LastWrite(
                gained ? WriteKind.LINKED : WriteKind.UNLINKED,
                because.received(),
                because.message(),
                because.feed(),
                because.traceparent(),
                because.backfill(),
                because.replay());
        writes.add(new StoredPerson(id, members, former, moves, revision, write));
    }

    /** More entries of the person's than before, less those that left. */
    private static long arrived(List<Move> moves, List<SubjectId> members) {
        long here = moves.stream().filter(move -> members.contains(move.to())).count();
        return here - (moves.size() - here);
    }

    private static Set<EntryId> difference(List<Move> one, List<Move> other) {
        Set<EntryId> difference = new HashSet<>();
        one.stream().filter(move -> !other.contains(move)).map(Move::entry).forEach(difference::add);
        other.stream().filter(move -> !one.contains(move)).map(Move::entry).forEach(difference::add);
        return difference;
    }

    /** The last write of one of the subjects is what caused it: where there are several, the one that was received last. */
    private static LastWrite ofSubjects(Set<SubjectId> concerned, Component component) {
        return concerned.stream()
                .map(component.subjects()::get)
                .filter(Objects::nonNull)
                .map(StoredSubject::lastWrite)
                .max(Comparator.comparing(LastWrite::received))
                .orElseGet(() -> caused(component.statements().iterator().next(), component));
    }

    /** The last word on any of these entries is what caused it. */
    private static LastWrite ofStatement(Set<EntryId> moved, Component component) {
        IdentityStatement last = component.statements().stream()
                .filter(one -> one.moved()
                        .filter(it -> moved.contains(it.entry()) || moved.contains(it.becomes()))
                        .isPresent())
                .max(Comparator.comparing(IdentityStatement::clock))
                .orElseGet(() -> component.statements().iterator().next());
        return caused(last, component);
    }

    /** A statement says neither of what trace it was nor whether it is history; a subject that its message wrote does. */
    private static LastWrite caused(IdentityStatement statement, Component component) {
        return component.subjects().values().stream()
                .map(StoredSubject::lastWrite)
                .filter(write -> write.message().equals(statement.clock().message()))
                .findFirst()
                .orElseGet(() -> new LastWrite(
                        WriteKind.LINKED,
                        statement.clock().received(),
                        statement.clock().message(),
                        statement.feed(),
                        "",
                        false,
                        false));
    }
}
