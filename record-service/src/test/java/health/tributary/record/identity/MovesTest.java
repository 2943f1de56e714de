package health.tributary.record.identity;

import static health.tributary.contract.identity.Rank.OPERATOR;
import static health.tributary.contract.identity.Rank.SOURCE_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Move;
import health.tributary.contract.identity.Moved;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.record.fold.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Visits and accounts that move between patients: A44, A45. */
class MovesTest {
    private static final List<SubjectId> PATIENTS = List.of("ann", "ben", "cem", "dee").stream()
            .map(name -> Messages.KEY.subject("mrn", name))
            .toList();
    private static final SubjectId ANN = PATIENTS.get(0);
    private static final SubjectId BEN = PATIENTS.get(1);
    private static final SubjectId CEM = PATIENTS.get(2);

    private static EntryId visit(SubjectId subject, String number) {
        return Messages.KEY.entry(subject, "Encounter", number);
    }

    private static IdentityStatement moved(int minute, Rank rank, SubjectId from, SubjectId to, String number) {
        Instant time = Messages.minute(minute);
        String name = minute + rank.name() + from + to + number;
        Clock clock = new Clock(time, time, 0, time, Messages.message(Messages.FEED, name), 0);
        Moved moved = new Moved("Encounter", visit(from, number), visit(to, number));
        return new IdentityStatement(IdentityKind.MOVE, rank, to, from, clock, Messages.FEED, Optional.of(moved));
    }

    private static Map<EntryId, SubjectId> places(List<IdentityStatement> statements) {
        Map<EntryId, SubjectId> places = new HashMap<>();
        Moves.of(statements).forEach(move -> places.put(move.entry(), move.to()));
        return places;
    }

    @Test
    void aVisitIsWithWhomItWasMovedTo() {
        assertThat(Moves.of(List.of(moved(1, SOURCE_MESSAGE, ANN, BEN, "V1"))))
                .containsExactly(new Move("Encounter", visit(ANN, "V1"), ANN, BEN));
    }

    @Test
    void whatMovesOnTakesAlongWhatCameBefore() {
        assertThat(places(List.of(moved(1, SOURCE_MESSAGE, ANN, BEN, "V1"), moved(2, SOURCE_MESSAGE, BEN, CEM, "V1"))))
                .containsOnly(Map.entry(visit(ANN, "V1"), CEM), Map.entry(visit(BEN, "V1"), CEM));
    }

    @Test
    void case13AMoveThatIsReversedLeavesTheOldEntryWhereItWas() {
        List<IdentityStatement> both =
                List.of(moved(1, SOURCE_MESSAGE, ANN, BEN, "V1"), moved(2, SOURCE_MESSAGE, BEN, ANN, "V1"));

        assertThat(places(both)).containsOnly(Map.entry(visit(BEN, "V1"), ANN));
    }

    @Test
    void anotherVisitStays() {
        assertThat(places(List.of(moved(1, SOURCE_MESSAGE, ANN, BEN, "V1")))).doesNotContainKey(visit(ANN, "V2"));
    }

    @Test
    void aStrongerWordHoldsAgainstALaterOne() {
        List<IdentityStatement> statements =
                List.of(moved(1, OPERATOR, ANN, BEN, "V1"), moved(2, SOURCE_MESSAGE, ANN, CEM, "V1"));

        assertThat(places(statements)).containsOnly(Map.entry(visit(ANN, "V1"), BEN));
    }

    @Test
    void movesJoinNobody() {
        List<SubjectLinks> subjects = List.of(
                new SubjectLinks(ANN, Messages.minute(1), Set.of()),
                new SubjectLinks(BEN, Messages.minute(1), Set.of()));

        assertThat(Persons.persons(List.of(moved(1, SOURCE_MESSAGE, ANN, BEN, "V1")), subjects, 3)
                        .persons())
                .hasSize(2);
    }

    @Property(tries = 2_000)
    void neitherOrderNorResendingMattersAndEveryWalkEnds(@ForAll long seed) {
        Random random = new Random(seed);
        List<IdentityStatement> statements = new ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            int from = random.nextInt(PATIENTS.size());
            int to = (from + 1 + random.nextInt(PATIENTS.size() - 1)) % PATIENTS.size();
            statements.add(moved(
                    random.nextInt(20),
                    random.nextInt(5) == 0 ? OPERATOR : SOURCE_MESSAGE,
                    PATIENTS.get(from),
                    PATIENTS.get(to),
                    "V" + random.nextInt(2)));
        }
        Map<EntryId, SubjectId> places = places(statements);
        List<IdentityStatement> again = new ArrayList<>(statements);
        again.addAll(statements.subList(0, random.nextInt(statements.size() + 1)));
        Collections.shuffle(again, random);

        assertThat(places(again)).isEqualTo(places);
        // One number is in one place, whoever it was said of.
        Map<String, Set<SubjectId>> ofNumber = new HashMap<>();
        for (String number : List.of("V0", "V1")) {
            PATIENTS.stream()
                    .filter(patient -> places.containsKey(visit(patient, number)))
                    .forEach(patient -> ofNumber.computeIfAbsent(number, key -> new HashSet<>())
                            .add(places.get(visit(patient, number))));
        }
        assertThat(places.values()).doesNotContainNull();
        ofNumber.forEach(
                (number, ends) -> ends.forEach(end -> assertThat(places).doesNotContainKey(visit(end, number))));
    }
}
