package health.tributary.record.identity;

import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Persons from statements and shared identifiers: whatever the order in which they come.
 *
 * <p>Rank by rank, the strongest first: what keeps two apart in this rank, then what joins two, by clock; nothing joins two
 * groups between which a pair is kept apart, and nothing keeps apart two whom a stronger rank has joined. What is refused is
 * a review. Shared identifiers come in their rank, after that rank's statements, in order of link id and subject id.
 *
 * <p>An UNLINK takes back statements only. Two subjects who share an identifier besides stay one person until someone says
 * that they are not the same (KEEP_APART).
 *
 * <p>The persons of a component (subjects joined by statements, kept apart by them, or sharing an identifier) depend on that
 * component alone, so a caller may give a component in place of everything.
 */
public final class Persons {
    private Persons() {}

    /**
     * The persons. Moves say nothing of who is whom: those that they name and nobody else are left out.
     *
     * @param maxSubjectsPerIdentifier an identifier of more subjects than this links nobody
     */
    public static Grouping persons(
            Collection<IdentityStatement> statements, Collection<SubjectLinks> subjects, int maxSubjectsPerIdentifier) {
        if (maxSubjectsPerIdentifier < 2) {
            throw new IllegalArgumentException("an identifier that links is of two subjects at least");
        }
        Map<SubjectId, Instant> received = new TreeMap<>();
        Map<LinkId, TreeSet<SubjectId>> shared = new TreeMap<>();
        for (SubjectLinks subject : subjects) {
            received.merge(subject.id(), subject.received(), (one, other) -> one.isBefore(other) ? one : other);
            subject.links()
                    .forEach(link ->
                            shared.computeIfAbsent(link, key -> new TreeSet<>()).add(subject.id()));
        }
        Groups groups = new Groups();
        received.keySet().forEach(groups::add);
        statements.stream().filter(one -> one.kind() != IdentityKind.MOVE).forEach(one -> {
            groups.add(one.first());
            groups.add(one.second());
        });
        List<Review> reviews = new ArrayList<>();
        Map<Rank, List<IdentityStatement>> standing = new HashMap<>();
        Standing.of(statements)
                .forEach(one -> standing.computeIfAbsent(one.rank(), rank -> new ArrayList<>())
                        .add(one));
        for (Rank rank : Rank.values()) {
            obey(standing.getOrDefault(rank, List.of()), groups, reviews);
            if (rank == Rank.SHARED_IDENTIFIER) {
                shared.forEach((link, of) -> share(link, of, maxSubjectsPerIdentifier, groups, reviews));
            }
        }
        List<Person> persons = new ArrayList<>();
        groups.all().forEach(members -> persons.add(person(members, received)));
        persons.sort(Comparator.comparing(Person::id));
        return new Grouping(persons, reviews);
    }

    private static void obey(List<IdentityStatement> ofOneRank, Groups groups, List<Review> reviews) {
        for (IdentityStatement one : ofOneRank) {
            if (one.kind() == IdentityKind.KEEP_APART) {
                if (groups.together(one.first(), one.second())) {
                    reviews.add(new Review.ApartRefused(one));
                } else {
                    groups.keepApart(one.first(), one.second());
                }
            }
        }
        for (IdentityStatement one : ofOneRank) {
            if (Standing.joins(one)) {
                Optional<Apart> because = groups.apart(one.first(), one.second());
                if (because.isPresent()) {
                    reviews.add(new Review.JoinRefused(one, because.get()));
                } else {
                    groups.join(one.first(), one.second());
                }
            }
        }
    }

    // Each subject joins the first of those before it that it may join; so it is linear where nobody is kept apart.
    private static void share(
            LinkId link, SortedSet<SubjectId> subjects, int max, Groups groups, List<Review> reviews) {
        if (subjects.size() > max) {
            reviews.add(new Review.SharedByMany(link, List.copyOf(subjects)));
            return;
        }
        List<SubjectId> before = new ArrayList<>();
        for (SubjectId subject : subjects) {
            boolean joined = false;
            for (int i = 0; i < before.size() && !joined; i++) {
                Optional<Apart> because = groups.apart(before.get(i), subject);
                if (because.isPresent()) {
                    reviews.add(new Review.SharedRefused(link, before.get(i), subject, because.get()));
                } else {
                    groups.join(before.get(i), subject);
                    joined = true;
                }
            }
            before.add(subject);
        }
    }

    private static Person person(List<SubjectId> members, Map<SubjectId, Instant> received) {
        SubjectId first = members.stream()
                .min(Comparator.comparing((SubjectId member) -> received.getOrDefault(member, Instant.MAX))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        PersonId id = PersonId.of(first);
        List<PersonId> former = members.stream()
                .map(PersonId::of)
                .filter(one -> !one.equals(id))
                .toList();
        return new Person(id, members, former);
    }
}
