package health.tributary.record.apply;

import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.identity.SubjectLinks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The subjects that can be one person with some given ones, read from the store: whoever shares an identifier with them, is
 * spoken of together with them, or is in one stored person with them, and so on.
 */
final class Component {
    /** More words than are said of the subjects of a component. */
    private static final int MAX_STATEMENTS = 100_000;

    /**
     * From or to whom more is moved is no patient, but where visits of unknown ones are kept: those who get one have nothing to do
     * with each other.
     */
    private static final int MAX_MOVED = 20;

    /** Nothing is moved on more often. */
    private static final int MAX_STEPS = 10;

    private final RecordStore store;
    private final int maxSubjectsPerIdentifier;
    private final int maxSubjects;
    private final Map<SubjectId, StoredSubject> subjects = new LinkedHashMap<>();
    private final Set<SubjectId> met = new LinkedHashSet<>();
    private final Map<String, IdentityStatement> statements = new LinkedHashMap<>();
    private final Map<SubjectId, StoredPerson> persons = new HashMap<>();
    private final Set<LinkId> followed = new HashSet<>();
    private final Set<LinkId> meaningless = new HashSet<>();
    private boolean complete = true;

    private Component(RecordStore store, int maxSubjectsPerIdentifier, int maxSubjects) {
        this.store = store;
        this.maxSubjectsPerIdentifier = maxSubjectsPerIdentifier;
        this.maxSubjects = maxSubjects;
    }

    static Component around(
            Collection<SubjectId> seeds, RecordStore store, int maxSubjectsPerIdentifier, int maxSubjects) {
        Component component = new Component(store, maxSubjectsPerIdentifier, maxSubjects);
        Set<SubjectId> next = new LinkedHashSet<>(seeds);
        while (!next.isEmpty() && component.complete) {
            component.met.addAll(next);
            next = component.neighbours(next);
            next.removeAll(component.met);
            component.complete = component.met.size() + next.size() <= maxSubjects;
        }
        component.followMoves();
        return component;
    }

    /** What moved may have moved on from whom it went to: what is said of that, though who they are is not asked. */
    private void followMoves() {
        Set<SubjectId> asked = new HashSet<>(met);
        Set<SubjectId> next = others(asked);
        for (int step = 0; step < MAX_STEPS && !next.isEmpty(); step++) {
            asked.addAll(next);
            store.statementsAbout(next, MAX_STATEMENTS).stream()
                    .filter(statement -> statement.kind() == IdentityKind.MOVE)
                    .forEach(this::know);
            next = others(asked);
        }
    }

    private Set<SubjectId> others(Set<SubjectId> asked) {
        Set<SubjectId> others = new LinkedHashSet<>();
        statements.values().stream()
                .filter(statement -> statement.kind() == IdentityKind.MOVE)
                .forEach(statement -> {
                    others.add(statement.first());
                    others.add(statement.second());
                });
        others.removeAll(asked);
        return others;
    }

    private void know(IdentityStatement statement) {
        statements.put(statement.id() + statement.kind() + statement.first() + statement.second(), statement);
    }

    private Set<SubjectId> neighbours(Set<SubjectId> of) {
        Map<SubjectId, StoredSubject> read = store.subjects(of);
        subjects.putAll(read);
        Set<SubjectId> neighbours = new LinkedHashSet<>();
        Map<SubjectId, Set<SubjectId>> moved = new HashMap<>();
        for (IdentityStatement statement : store.statementsAbout(of, MAX_STATEMENTS)) {
            know(statement);
            if (statement.kind() == IdentityKind.MOVE) {
                of.stream()
                        .filter(one -> one.equals(statement.first()) || one.equals(statement.second()))
                        .forEach(one -> moved.computeIfAbsent(one, any -> new HashSet<>())
                                .addAll(List.of(statement.first(), statement.second())));
            } else {
                neighbours.add(statement.first());
                neighbours.add(statement.second());
            }
        }
        moved.values().stream().filter(others -> others.size() <= MAX_MOVED).forEach(neighbours::addAll);
        store.personsOf(of).forEach((subject, person) -> {
            persons.put(subject, person);
            neighbours.addAll(person.members());
        });
        Set<LinkId> links = new LinkedHashSet<>();
        read.values().forEach(subject -> links.addAll(subject.links()));
        links.removeAll(followed);
        followed.addAll(links);
        neighbours.addAll(sharing(links));
        return neighbours;
    }

    private Set<SubjectId> sharing(Set<LinkId> links) {
        if (links.isEmpty()) {
            return Set.of();
        }
        List<StoredSubject> found = store.subjectsLinkedBy(links, maxSubjects + 1);
        boolean all = found.size() <= maxSubjects;
        Set<SubjectId> sharing = new LinkedHashSet<>();
        for (LinkId link : links) {
            List<StoredSubject> of = all
                    ? found.stream()
                            .filter(subject -> subject.links().contains(link))
                            .toList()
                    : store.subjectsLinkedBy(List.of(link), maxSubjects);
            List<SubjectId> ids = of.stream().map(StoredSubject::id).toList();
            if (ids.size() <= maxSubjectsPerIdentifier) {
                sharing.addAll(ids);
            } else {
                // It links nobody any more: only whom it may have joined before must be looked at again.
                meaningless.add(link);
                sharing.addAll(store.personsOf(ids).keySet());
            }
        }
        return sharing;
    }

    /** False if there are more subjects than the bound: then nothing can be decided. */
    boolean complete() {
        return complete;
    }

    Map<SubjectId, StoredSubject> subjects() {
        return subjects;
    }

    Collection<IdentityStatement> statements() {
        return statements.values();
    }

    /** The stored persons of its subjects. */
    Collection<StoredPerson> persons() {
        Map<Object, StoredPerson> distinct = new LinkedHashMap<>();
        persons.values().forEach(person -> distinct.put(person.id(), person));
        return distinct.values();
    }

    /** Its subjects with the links that may join them. */
    List<SubjectLinks> links() {
        List<SubjectLinks> links = new ArrayList<>();
        subjects.values().forEach(subject -> {
            Set<LinkId> meaningful = new HashSet<>(subject.links());
            meaningful.removeAll(meaningless);
            links.add(new SubjectLinks(subject.id(), subject.received(), meaningful));
        });
        return links;
    }
}
