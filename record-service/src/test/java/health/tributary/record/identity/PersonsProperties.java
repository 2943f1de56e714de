package health.tributary.record.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.record.fold.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Invariant 4 and the order independence of persons, over random words on few subjects. Seeds are histories. */
class PersonsProperties {
    private static final int MAX_SHARED = 3;
    private static final int SUBJECTS = 7;
    private static final List<Rank> RANKS = List.of(Rank.values());
    private static final List<IdentityKind> KINDS =
            List.of(IdentityKind.MERGE, IdentityKind.LINK, IdentityKind.UNLINK, IdentityKind.KEEP_APART);

    private record World(List<IdentityStatement> statements, List<SubjectLinks> subjects) {
        Grouping persons() {
            return Persons.persons(statements, subjects, MAX_SHARED);
        }

        World with(IdentityStatement... more) {
            List<IdentityStatement> all = new ArrayList<>(statements);
            all.addAll(List.of(more));
            return new World(all, subjects);
        }
    }

    private static SubjectId subject(String half, int number) {
        return Messages.KEY.subject(half, "" + number);
    }

    private static World world(String half, Random random) {
        List<SubjectLinks> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            Set<LinkId> links = new HashSet<>();
            for (int link = random.nextInt(3); link > 0; link--) {
                links.add(Messages.KEY.link(half, "" + random.nextInt(5)));
            }
            if (random.nextInt(6) > 0) {
                subjects.add(new SubjectLinks(subject(half, i), Messages.minute(random.nextInt(4)), links));
            }
        }
        List<IdentityStatement> statements = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            int first = random.nextInt(SUBJECTS);
            int second = (first + 1 + random.nextInt(SUBJECTS - 1)) % SUBJECTS;
            statements.add(IdentityStatements.at(
                    random.nextInt(6),
                    RANKS.get(random.nextInt(RANKS.size())),
                    KINDS.get(random.nextInt(KINDS.size())),
                    subject(half, first),
                    subject(half, second)));
        }
        return new World(statements, subjects);
    }

    @Property(tries = 3_000)
    void personsDependOnNoOrderAndNoDuplicate(@ForAll long seed) {
        Random random = new Random(seed);
        World world = world("left", random);
        List<IdentityStatement> statements = new ArrayList<>(world.statements());
        world.statements().stream().filter(one -> random.nextBoolean()).forEach(statements::add);
        List<SubjectLinks> subjects = new ArrayList<>(world.subjects());
        Collections.shuffle(statements, random);
        Collections.shuffle(subjects, random);
        assertThat(new World(statements, subjects).persons()).isEqualTo(world.persons());
    }

    @Property(tries = 3_000)
    void aMergeThatIsTakenBackWasNever(@ForAll long seed) {
        Random random = new Random(seed);
        World world = world("left", random);
        SubjectId first = subject("left", random.nextInt(SUBJECTS));
        SubjectId second = subject("elsewhere", 1);
        Rank rank = RANKS.get(random.nextInt(RANKS.size()));
        Rank stronger = RANKS.get(random.nextInt(RANKS.indexOf(rank) + 1));
        IdentityStatement merge = IdentityStatements.at(2, rank, IdentityKind.MERGE, first, second);
        IdentityStatement undo = IdentityStatements.at(5, stronger, IdentityKind.UNLINK, second, first);
        Map<SubjectId, PersonId> before = new World(world.statements(), known(world, first, second))
                .persons()
                .personOf();
        World after = new World(world.with(merge, undo).statements(), known(world, first, second));
        assertThat(after.persons().personOf()).isEqualTo(before);
    }

    @Property(tries = 2_000)
    void twoWhomTheOperatorKeepsApartAreNeverOnePerson(@ForAll long seed) {
        Random random = new Random(seed);
        World world = world("left", random);
        List<IdentityStatement> below = new ArrayList<>(world.statements());
        below.removeIf(one -> one.rank() == Rank.OPERATOR);
        SubjectId one = subject("left", 0);
        SubjectId other = subject("left", 1);
        below.add(IdentityStatements.at(0, Rank.OPERATOR, IdentityKind.KEEP_APART, one, other));
        Map<SubjectId, PersonId> personOf =
                new World(below, known(world, one, other)).persons().personOf();
        assertThat(personOf.get(one)).isNotEqualTo(personOf.get(other));
    }

    @Property(tries = 1_000)
    void aComponentCanBeDecidedAlone(@ForAll long seed) {
        Random random = new Random(seed);
        World left = world("left", random);
        World right = world("right", random);
        List<IdentityStatement> statements = new ArrayList<>(left.statements());
        statements.addAll(right.statements());
        List<SubjectLinks> subjects = new ArrayList<>(left.subjects());
        subjects.addAll(right.subjects());
        List<Person> both = new ArrayList<>(left.persons().persons());
        both.addAll(right.persons().persons());
        assertThat(new World(statements, subjects).persons().persons()).containsExactlyInAnyOrderElementsOf(both);
    }

    @Property(tries = 1_000)
    void everySubjectIsInExactlyOnePerson(@ForAll long seed) {
        Grouping persons = world("left", new Random(seed)).persons();
        Set<SubjectId> seen = new HashSet<>();
        for (Person person : persons.persons()) {
            assertThat(person.members()).extracting(PersonId::of).contains(person.id());
            assertThat(person.former()).hasSize(person.members().size() - 1);
            person.members().forEach(member -> assertThat(seen.add(member)).isTrue());
        }
    }

    // Both named subjects are there, so that the sides of a comparison differ in statements alone.
    private static List<SubjectLinks> known(World world, SubjectId one, SubjectId other) {
        List<SubjectLinks> subjects = new ArrayList<>(world.subjects());
        for (SubjectId id : List.of(one, other)) {
            if (subjects.stream().noneMatch(subject -> subject.id().equals(id))) {
                subjects.add(new SubjectLinks(id, Messages.minute(9), Set.of()));
            }
        }
        return subjects;
    }
}
