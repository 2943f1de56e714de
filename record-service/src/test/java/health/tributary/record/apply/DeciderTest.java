package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Move;
import health.tributary.contract.identity.Moved;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.record.series.MemorySeriesStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final SubjectId ANN = Samples.subject("ann");
    private static final SubjectId ANNE = Samples.subject("anne");
    private static final SubjectId BEN = Samples.subject("ben");

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final List<IdentityEvent> heard = new ArrayList<>();
    private final Applier applier = new Applier(
            store,
            new MemorySeriesStore(),
            touched -> touched.forEach(subject -> heard.add(new Touched(subject))),
            1 << 20);
    private final Decider decider = new Decider(store, 3, 1_000);

    @Test
    void twoHalvesThatArriveAtOnceFindEachOther() {
        says(ANN, 0, "1");
        says(ANNE, 1, "1");
        decide();
        StoredPerson person = store.allPersons().get(0);
        assertThat(person.id()).isEqualTo(PersonId.of(ANN));
        assertThat(person.members()).containsExactlyInAnyOrder(ANN, ANNE);
        assertThat(person.former()).containsExactly(PersonId.of(ANNE));
        assertThat(person.lastWrite().kind()).isEqualTo(WriteKind.LINKED);
    }

    @Test
    void whoSharesNothingIsNoStoredPerson() {
        says(ANN, 0, "1");
        says(BEN, 1, "2");
        decide();
        assertThat(store.allPersons()).isEmpty();
    }

    @Test
    void hearingTheSameAgainWritesNothing() {
        says(ANN, 0, "1");
        says(ANNE, 1, "1");
        List<IdentityEvent> events = List.copyOf(heard);
        decide();
        long writes = store.writes();
        Decider.Decided again = decider.decide(events);
        assertThat(store.writes()).isEqualTo(writes);
        assertThat(again.linked()).isZero();
    }

    @Test
    void aLinkVanishesWithTheNumberThatMadeIt() {
        says(ANN, 0, "1");
        says(ANNE, 1, "1");
        decide();
        says(ANNE, 2, "other");
        decide();
        assertThat(store.personsOf(List.of(ANNE))).isEmpty();
        StoredPerson ann = store.personsOf(List.of(ANN)).get(ANN);
        assertThat(ann.members()).containsExactly(ANN);
        assertThat(ann.lastWrite().kind()).isEqualTo(WriteKind.UNLINKED);
    }

    @Test
    void aMergeOfTwoAndItsUndoingAreObeyed() {
        says(ANN, 0, "1");
        says(BEN, 1, "2");
        heard.add(stated(IdentityKind.MERGE, "a40", 2));
        decide();
        assertThat(store.personsOf(List.of(BEN)).get(BEN).id()).isEqualTo(PersonId.of(ANN));
        heard.add(stated(IdentityKind.UNLINK, "a37", 3));
        decide();
        assertThat(store.personsOf(List.of(ANN)).get(ANN).members()).containsExactly(ANN);
        assertThat(store.personsOf(List.of(BEN))).isEmpty();
    }

    @Test
    void aMergeOfPatientsWhoComeLaterHolds() {
        heard.add(stated(IdentityKind.MERGE, "a40", 2));
        decide();
        says(BEN, 0, "2");
        decide();
        says(ANN, 5, "1");
        decide();
        StoredPerson person = store.personsOf(List.of(ANN)).get(ANN);
        assertThat(person.members()).containsExactlyInAnyOrder(ANN, BEN);
        assertThat(person.id()).isEqualTo(PersonId.of(BEN));
        assertThat(store.personsOf(List.of(BEN)).get(BEN)).isEqualTo(person);
    }

    @Test
    void anIdentifierOfManyLinksNobodyAndNoLongerThoseItLinked() {
        says(ANN, 0, "1");
        says(ANNE, 1, "1");
        decide();
        IntStream.range(0, 3).forEach(i -> says(Samples.subject("s" + i), 2 + i, "1"));
        decide();
        assertThat(store.allPersons())
                .allSatisfy(person -> assertThat(person.members()).hasSizeLessThan(2));
    }

    @Test
    void theOrderOfEventsDoesNotShow() {
        says(ANN, 0, "1");
        says(BEN, 1, "2");
        says(ANNE, 2, "1", "2");
        decide();
        List<SubjectId> members = store.allPersons().stream()
                .flatMap(person -> person.members().stream())
                .toList();
        assertThat(members).containsExactlyInAnyOrder(ANN, ANNE, BEN);
        assertThat(store.personsOf(List.of(BEN)).get(BEN).id()).isEqualTo(PersonId.of(ANN));
    }

    @Test
    void aPersonThatAWriterLeftBehindWhenItEndedIsEmptied() {
        says(ANN, 0, "1");
        says(ANNE, 1, "1");
        says(BEN, 2, "1");
        List<IdentityEvent> events = List.copyOf(heard);
        decide();
        LastWrite write = store.allPersons().get(0).lastWrite();
        for (SubjectId left : List.of(ANNE, BEN)) {
            store.writePersons(List.of(new StoredPerson(PersonId.of(left), List.of(ANNE, BEN), List.of(), 1, write)));
        }
        decider.decide(events);
        assertThat(store.allPersons())
                .filteredOn(person -> !person.members().isEmpty())
                .singleElement()
                .satisfies(person -> assertThat(person.id()).isEqualTo(PersonId.of(ANN)));
    }

    @Test
    void aVisitThatMovesIsTakenFromOnePersonAndGivenToTheOther() {
        says(ANN, 0, "1");
        says(BEN, 1, "2");
        heard.add(moved(BEN, ANN, "a45", 2));
        decide();
        Move move = new Move("Encounter", Samples.entry(ANN, "Encounter", "V1"), ANN, BEN);
        StoredPerson ann = store.personsOf(List.of(ANN)).get(ANN);
        StoredPerson ben = store.personsOf(List.of(BEN)).get(BEN);
        assertThat(List.of(ann, ben)).allSatisfy(person -> {
            assertThat(person.members()).hasSize(1);
            assertThat(person.moves()).containsExactly(move);
            assertThat(person.lastWrite().message()).isEqualTo(Samples.message("a45"));
        });
        assertThat(ann.lastWrite().kind()).isEqualTo(WriteKind.UNLINKED);
        assertThat(ben.lastWrite().kind()).isEqualTo(WriteKind.LINKED);
    }

    @Test
    void aVisitThatMovesBackIsTheFirstOnesAgain() {
        says(ANN, 0, "1");
        says(BEN, 1, "2");
        heard.add(moved(BEN, ANN, "a45", 2));
        decide();
        heard.add(moved(ANN, BEN, "back", 3));
        decide();
        Move back = new Move("Encounter", Samples.entry(BEN, "Encounter", "V1"), BEN, ANN);
        StoredPerson ann = store.personsOf(List.of(ANN)).get(ANN);
        assertThat(ann.moves()).containsExactly(back);
        assertThat(ann.lastWrite().kind()).isEqualTo(WriteKind.LINKED);
    }

    @Test
    void whoKeepsTheVisitsOfUnknownPatientsDoesNotStopDecisions() {
        Decider bounded = new Decider(store, 3, 50);
        says(ANN, 0, "1");
        List<IdentityEvent> moves = IntStream.range(0, 200)
                .<IdentityEvent>mapToObj(i -> {
                    SubjectId patient = Samples.subject("p" + i);
                    says(patient, i, "x" + i);
                    return moved(patient, ANN, "a45 " + i, 2, "V" + i);
                })
                .toList();
        heard.clear();
        moves.forEach(
                move -> assertThat(bounded.decide(List.of(move)).tooLarge()).isFalse());
        says(ANNE, 300, "1");
        assertThat(bounded.decide(List.copyOf(heard)).tooLarge()).isFalse();
        StoredPerson ann = store.personsOf(List.of(ANN)).get(ANN);
        assertThat(ann.members()).containsExactlyInAnyOrder(ANN, ANNE);
        assertThat(ann.moves()).hasSize(200);
        assertThat(store.personsOf(List.of(Samples.subject("p7"))).values())
                .singleElement()
                .satisfies(person -> assertThat(person.moves()).hasSize(1));
    }

    @Test
    void aLinkThatMakesAMoveInvisibleIsTheLinksDoing() {
        says(ANN, 0, "1");
        says(BEN, 1, "2");
        heard.add(moved(BEN, ANN, "a45", 2));
        decide();
        says(BEN, 5, "1");
        decide();
        StoredPerson both = store.personsOf(List.of(ANN)).get(ANN);
        assertThat(both.members()).containsExactlyInAnyOrder(ANN, BEN);
        assertThat(both.lastWrite().message()).isNotEqualTo(Samples.message("a45"));
    }

    @Test
    void withinAPersonNothingMoves() {
        says(ANN, 0, "1");
        says(BEN, 1, "1");
        heard.add(moved(BEN, ANN, "a45", 2));
        decide();
        assertThat(store.personsOf(List.of(ANN)).get(ANN).moves()).isEmpty();
    }

    @Test
    void moreSubjectsThanTheBoundAreNotDecided() {
        says(ANN, 0, "1");
        says(ANNE, 1, "1");
        Decider.Decided decided = new Decider(store, 3, 1).decide(heard);
        assertThat(decided.tooLarge()).isTrue();
        assertThat(store.allPersons()).isEmpty();
    }

    private void says(SubjectId subject, int minute, String... links) {
        applier.apply(List.of(Story.of(subject, subject + " " + minute, minute)
                .patient("female", links)
                .batch()));
    }

    private void decide() {
        decider.decide(List.copyOf(heard));
        heard.clear();
    }

    private static Stated moved(SubjectId to, SubjectId from, String message, int minute) {
        return moved(to, from, message, minute, "V1");
    }

    private static Stated moved(SubjectId to, SubjectId from, String message, int minute, String number) {
        IdentityStatement at = stated(IdentityKind.LINK, message, minute).statement();
        Moved moved = new Moved(
                "Encounter", Samples.entry(from, "Encounter", number), Samples.entry(to, "Encounter", number));
        return new Stated(new IdentityStatement(
                IdentityKind.MOVE, Rank.SOURCE_MESSAGE, to, from, at.clock(), Samples.FEED, Optional.of(moved)));
    }

    private static Stated stated(IdentityKind kind, String message, int minute) {
        Clock clock = new Clock(Story.at(minute), Story.at(minute), 0, Story.at(minute), Samples.message(message), 0);
        return new Stated(new IdentityStatement(kind, Rank.SOURCE_MESSAGE, ANN, BEN, clock, Samples.FEED));
    }
}
