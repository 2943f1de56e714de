package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Move;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.Sighting;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Resolves subject ids and former person ids to the persons that they are now. */
final class People {
    private final RecordReads reads;

    People(RecordReads reads) {
        this.reads = Objects.requireNonNull(reads);
    }

    /** The person that an id of a subject or a former person leads to; empty when nobody ever had it. */
    Optional<Person> of(SubjectId subject) {
        return of(subject, reads.sighting(subject, Optional.empty()));
    }

    /** The same, when the subject was seen already: asks again only for who is more than this subject. */
    Optional<Person> of(SubjectId subject, Sighting seen) {
        Optional<StoredPerson> stored = seen.person();
        boolean alone = stored.isEmpty()
                || (stored.get().members().equals(List.of(subject))
                        && stored.get().moves().isEmpty());
        if (!alone) {
            return Optional.ofNullable(of(List.of(subject)).get(subject));
        }
        PersonId id = stored.map(StoredPerson::id).orElse(PersonId.of(subject));
        return seen.subject().filter(known -> !known.directory()).map(known -> new Person(id, List.of(member(known))));
    }

    private static Person.Member member(StoredSubject subject) {
        return new Person.Member(subject.id(), subject.feed(), subject.received());
    }

    /** The persons of many subjects, with two look-ups unless something was moved; subjects that nobody knows are left out. */
    Map<SubjectId, Person> of(Collection<SubjectId> subjects) {
        Map<SubjectId, StoredPerson> stored = reads.personsOf(subjects);
        Set<SubjectId> all = new HashSet<>(subjects);
        stored.values().forEach(person -> {
            all.addAll(person.members());
            person.moves().forEach(move -> all.add(move.from()));
        });
        Map<SubjectId, StoredSubject> known = new HashMap<>(reads.subjects(all));
        known.values().removeIf(StoredSubject::directory);
        Map<Move, Set<String>> moving = moving(stored.values());
        Map<SubjectId, Person> persons = new HashMap<>();
        for (SubjectId subject : subjects) {
            StoredPerson person = stored.get(subject);
            List<Person.Member> present = (person == null ? List.of(subject) : person.members())
                    .stream()
                            .filter(known::containsKey)
                            .map(known::get)
                            .map(People::member)
                            .toList();
            if (!present.isEmpty()) {
                persons.put(
                        subject,
                        person == null
                                ? new Person(PersonId.of(subject), present)
                                : person(person, present, known, moving));
            }
        }
        return persons;
    }

    /** What goes along with each of the persons' moves: one question for each subject of whom something moved. */
    private Map<Move, Set<String>> moving(Collection<StoredPerson> persons) {
        Map<SubjectId, Set<Move>> moves = new HashMap<>();
        persons.forEach(person -> person.moves()
                .forEach(move -> moves.computeIfAbsent(move.from(), from -> new HashSet<>())
                        .add(move)));
        if (moves.isEmpty()) {
            return Map.of();
        }
        Set<EntryId> separately = new HashSet<>();
        reads.personsOf(moves.keySet())
                .values()
                .forEach(person ->
                        person.moves().stream().filter(Move::ofVisit).forEach(move -> separately.add(move.entry())));
        Map<Move, Set<String>> moving = new HashMap<>();
        moves.forEach((from, its) -> moving.putAll(reads.belongings(from).moving(its, separately)));
        return moving;
    }

    private Person person(
            StoredPerson stored,
            List<Person.Member> present,
            Map<SubjectId, StoredSubject> known,
            Map<Move, Set<String>> moving) {
        if (stored.moves().isEmpty()) {
            return new Person(stored.id(), present);
        }
        Map<String, SubjectId> away = new HashMap<>();
        Map<SubjectId, Set<String>> here = new TreeMap<>();
        stored.moves().forEach(move -> {
            Set<String> references = moving.get(move);
            if (stored.members().contains(move.from())) {
                references.forEach(reference -> away.put(reference, move.to()));
            } else {
                here.computeIfAbsent(move.from(), from -> new HashSet<>()).addAll(references);
            }
        });
        List<Person.Guest> guests = new ArrayList<>();
        here.forEach((from, references) -> {
            if (known.containsKey(from)) {
                guests.add(new Person.Guest(member(known.get(from)), references));
            }
        });
        return new Person(stored.id(), present, away, guests);
    }

    /** The person in whose record an entry stands; empty for one of the directory. */
    Optional<Person> showing(ShownEntry entry) {
        return Optional.ofNullable(showing(List.of(entry)).get(entry.id()));
    }

    /** The persons in whose records entries stand; those of the directory are left out. */
    Map<EntryId, Person> showing(Collection<ShownEntry> entries) {
        Set<SubjectId> subjects = new HashSet<>();
        entries.forEach(entry -> subjects.add(entry.subject()));
        Map<SubjectId, Person> persons = of(subjects);
        Map<EntryId, Person> showing = new HashMap<>();
        Map<EntryId, SubjectId> moved = new HashMap<>();
        for (ShownEntry entry : entries) {
            Person own = persons.get(entry.subject());
            if (own != null) {
                showing.put(entry.id(), own);
                own.movedTo(entry).ifPresent(to -> moved.put(entry.id(), to));
            }
        }
        if (!moved.isEmpty()) {
            Map<SubjectId, Person> others = of(new HashSet<>(moved.values()));
            moved.forEach((entry, to) ->
                    showing.put(entry, others.getOrDefault(to, new Person(PersonId.of(to), List.of()))));
        }
        return showing;
    }
}
