package health.tributary.record.identity;

import static health.tributary.contract.identity.IdentityKind.KEEP_APART;
import static health.tributary.contract.identity.IdentityKind.LINK;
import static health.tributary.contract.identity.IdentityKind.MERGE;
import static health.tributary.contract.identity.IdentityKind.UNLINK;
import static health.tributary.contract.identity.Rank.MATCHER;
import static health.tributary.contract.identity.Rank.OPERATOR;
import static health.tributary.contract.identity.Rank.PATIENT;
import static health.tributary.contract.identity.Rank.SOURCE_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.record.fold.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonsTest {
    private static final SubjectId A = subject("a");
    private static final SubjectId B = subject("b");
    private static final SubjectId C = subject("c");

    private final List<IdentityStatement> statements = new ArrayList<>();
    private final List<SubjectLinks> subjects = new ArrayList<>(List.of(known(A, 1), known(B, 2), known(C, 3)));

    private static SubjectId subject(String name) {
        return Messages.KEY.subject("test", name);
    }

    private static SubjectLinks known(SubjectId id, int received, String... shared) {
        List<LinkId> links = new ArrayList<>();
        for (String one : shared) {
            links.add(Messages.KEY.link("national", one));
        }
        return new SubjectLinks(id, Messages.minute(received), Set.copyOf(links));
    }

    private PersonsTest say(int minute, Rank rank, IdentityKind kind, SubjectId first, SubjectId second) {
        statements.add(IdentityStatements.at(minute, rank, kind, first, second));
        return this;
    }

    private Grouping persons() {
        return Persons.persons(statements, subjects, 3);
    }

    private boolean same(SubjectId one, SubjectId other) {
        return persons().personOf().get(one).equals(persons().personOf().get(other));
    }

    @Test
    void withoutAWordEverySubjectIsAPersonOfItsOwn() {
        assertThat(persons().persons()).hasSize(3);
        assertThat(persons().persons())
                .allSatisfy(person -> assertThat(person.former()).isEmpty());
    }

    @Test
    void aPersonIsNamedByItsEarliestSubjectAndFoundByAllOfThem() {
        say(1, SOURCE_MESSAGE, MERGE, C, A);
        Person person = persons().resolve(C.value()).orElseThrow();
        assertThat(person.id()).isEqualTo(PersonId.of(A));
        assertThat(person.members()).containsExactlyInAnyOrder(A, C);
        assertThat(person.former()).containsExactly(PersonId.of(C));
        assertThat(persons().resolve(A.value())).contains(person);
    }

    @Test
    void case13ASelfMergeIsNoStatement() {
        assertThatThrownBy(() -> say(1, SOURCE_MESSAGE, MERGE, A, A)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void case13AReversedARepeatedAndACircularMergeAreTheSamePerson() {
        say(1, SOURCE_MESSAGE, MERGE, A, B).say(2, SOURCE_MESSAGE, MERGE, B, A).say(3, SOURCE_MESSAGE, MERGE, A, B);
        say(4, SOURCE_MESSAGE, MERGE, B, C).say(5, SOURCE_MESSAGE, MERGE, C, A);
        assertThat(persons().persons()).hasSize(1);
        assertThat(persons().persons().get(0).id()).isEqualTo(PersonId.of(A));
        assertThat(persons().reviews()).isEmpty();
    }

    @Test
    void case13AMergeOfUnknownPatientsWaitsForThem() {
        SubjectId unknown = subject("unknown");
        say(1, SOURCE_MESSAGE, MERGE, C, unknown);
        Person person = persons().resolve(unknown.value()).orElseThrow();
        assertThat(person.id()).isEqualTo(PersonId.of(C));
        subjects.add(known(unknown, 0));
        assertThat(persons().resolve(C.value()).orElseThrow().id()).isEqualTo(PersonId.of(unknown));
    }

    @Test
    void anUnlinkEndsEarlierMergesOfThePairInEitherDirection() {
        say(1, SOURCE_MESSAGE, MERGE, A, B).say(2, SOURCE_MESSAGE, LINK, B, A).say(3, SOURCE_MESSAGE, UNLINK, B, A);
        assertThat(same(A, B)).isFalse();
        say(4, SOURCE_MESSAGE, MERGE, A, B);
        assertThat(same(A, B)).isTrue();
    }

    @Test
    void aWeakerUnlinkDoesNotEndAStrongerLink() {
        say(1, OPERATOR, LINK, A, B).say(2, SOURCE_MESSAGE, UNLINK, A, B);
        assertThat(same(A, B)).isTrue();
        say(3, OPERATOR, UNLINK, A, B);
        assertThat(same(A, B)).isFalse();
    }

    @Test
    void anUnlinkOfOnePairLeavesTheOthers() {
        say(1, SOURCE_MESSAGE, MERGE, A, B).say(2, SOURCE_MESSAGE, MERGE, B, C).say(3, SOURCE_MESSAGE, UNLINK, A, B);
        assertThat(same(A, B)).isFalse();
        assertThat(same(B, C)).isTrue();
    }

    @Test
    void case29AnOperatorsNotTheSameHoldsAgainstEveryChain() {
        say(9, OPERATOR, KEEP_APART, A, B);
        say(1, SOURCE_MESSAGE, MERGE, A, C).say(2, SOURCE_MESSAGE, MERGE, C, B).say(3, PATIENT, LINK, A, B);
        assertThat(same(A, B)).isFalse();
        assertThat(same(A, C)).isTrue();
        assertThat(persons().reviews())
                .hasSize(2)
                .allSatisfy(review -> assertThat(review)
                        .isInstanceOfSatisfying(
                                Review.JoinRefused.class,
                                refused -> assertThat(refused.because()).isEqualTo(Apart.of(A, B))));
    }

    @Test
    void ofTwoLinksThatCannotBothBeTheEarlierOneHolds() {
        say(0, OPERATOR, KEEP_APART, A, B);
        for (int i = 0; i < 8; i++) {
            statements.subList(1, statements.size()).clear();
            say(2 * i + 2, SOURCE_MESSAGE, LINK, A, C).say(2 * i + 1, SOURCE_MESSAGE, LINK, B, C);
            assertThat(same(B, C)).isTrue();
            assertThat(same(A, C)).isFalse();
        }
    }

    @Test
    void case29SharedIdentifiersDoNotOverruleItEither() {
        subjects.clear();
        subjects.addAll(List.of(known(A, 1, "x"), known(B, 2, "y"), known(C, 3, "x", "y")));
        assertThat(persons().persons()).hasSize(1);
        say(1, OPERATOR, KEEP_APART, A, B);
        assertThat(same(A, B)).isFalse();
        assertThat(persons().persons()).hasSize(2);
        assertThat(persons().reviews()).hasSize(1);
    }

    @Test
    void onlyTheOperatorTakesBackTheOperatorsNotTheSame() {
        say(1, OPERATOR, KEEP_APART, A, B).say(2, PATIENT, LINK, A, B);
        assertThat(same(A, B)).isFalse();
        say(3, OPERATOR, LINK, A, B);
        assertThat(same(A, B)).isTrue();
    }

    @Test
    void aWeakerNotTheSameAgainstAStrongerLinkIsAReview() {
        say(1, OPERATOR, LINK, A, B).say(2, MATCHER, KEEP_APART, A, B);
        assertThat(same(A, B)).isTrue();
        assertThat(persons().reviews()).singleElement().isInstanceOf(Review.ApartRefused.class);
    }

    @Test
    void aSharedIdentifierLinksAndItsEndUnlinks() {
        subjects.set(0, known(A, 1, "x"));
        subjects.set(1, known(B, 2, "x"));
        assertThat(same(A, B)).isTrue();
        subjects.set(1, known(B, 2));
        assertThat(same(A, B)).isFalse();
    }

    @Test
    void anIdentifierOfTooManySubjectsLinksNobody() {
        subjects.clear();
        for (int i = 0; i < 4; i++) {
            subjects.add(known(subject("s" + i), i, "000-00-0000"));
        }
        assertThat(persons().persons()).hasSize(4);
        assertThat(persons().reviews())
                .singleElement()
                .isInstanceOfSatisfying(
                        Review.SharedByMany.class,
                        review -> assertThat(review.subjects()).hasSize(4));
    }

    @Test
    void case24TwinsAndANewbornWithNoSharedLinkStayApart() {
        subjects.set(0, known(A, 1, "mother"));
        subjects.set(1, known(B, 2, "twin 1"));
        subjects.set(2, known(C, 3, "twin 2"));
        assertThat(persons().persons()).hasSize(3);
    }

    @Test
    void case31TwoHospitalsMrnsNeverCollide() {
        LinkId one = Messages.KEY.link("hospital-a/MRN", "1");
        LinkId other = Messages.KEY.link("hospital-b/MRN", "1");
        subjects.set(0, new SubjectLinks(A, Messages.minute(1), Set.of(one)));
        subjects.set(1, new SubjectLinks(B, Messages.minute(2), Set.of(other)));
        assertThat(same(A, B)).isFalse();
        assertThat(Messages.KEY.subject("hospital-a/MRN", "1"))
                .isNotEqualTo(Messages.KEY.subject("hospital-b/MRN", "1"));
    }
}
