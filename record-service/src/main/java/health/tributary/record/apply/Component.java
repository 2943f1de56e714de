package health.tributary.record.apply;

import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
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
        return component;
    }

    private Set<SubjectId> neighbours(Set<SubjectId> of) {
        Map<SubjectId, StoredSubject> read = store.subjects(of);
        subjects.putAll(read);
        Set<SubjectId> neighbours = new LinkedHashSet<>();
        for (IdentityStatement statement : store.statementsAbout(of, maxSubjects)) {
            statements.put(statement.id() + statement.kind() + statement.first() + statement.second(), statement);
            neighbours.add(statement.first());
            neighbours.add(statement.second());
        }
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
