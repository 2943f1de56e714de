package health.tributary.record.fold;

import static health.tributary.record.fold.Messages.at;
import static health.tributary.record.fold.Messages.delta;
import static health.tributary.record.fold.Messages.entry;
import static health.tributary.record.fold.Messages.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotDifferenceTest {
    private static final EntryId PATIENT = entry("Patient", "demographics");

    private EntrySet set = EntrySet.empty(false).with(at("a", 1), delta(0, PATIENT, slot("gender", "female")), 1);

    private Shown before() {
        return Fold.fold(PATIENT, set);
    }

    private Shown after(String message, int minute, Statement statement, int mapping) {
        return Fold.fold(PATIENT, set.with(at(message, minute), statement, mapping));
    }

    @Test
    void anotherMappingOfAMessageShowsItsOtherValue() {
        assertThat(SlotDifference.between(before(), after("a", 1, delta(0, PATIENT, slot("gender", "other")), 2)))
                .containsExactly(new SlotDifference(
                        "gender", Optional.of("{\"gender\":\"female\"}"), Optional.of("{\"gender\":\"other\"}")));
    }

    @Test
    void aValueThatCannotWinOrIsTheSameIsNoDifference() {
        assertThat(SlotDifference.between(before(), after("b", 0, delta(0, PATIENT, slot("gender", "male")), 1)))
                .isEmpty();
        assertThat(SlotDifference.between(before(), after("a", 1, delta(0, PATIENT, slot("gender", "female")), 2)))
                .isEmpty();
    }

    @Test
    void aSlotMayAppearAndGo() {
        Slot born = slot("birthDate", "1980-01-01");
        assertThat(SlotDifference.between(before(), after("a", 1, delta(0, PATIENT, born), 2)))
                .containsExactly(
                        new SlotDifference(
                                "birthDate", Optional.empty(), Optional.of("{\"birthDate\":\"1980-01-01\"}")),
                        new SlotDifference("gender", Optional.of("{\"gender\":\"female\"}"), Optional.empty()));
    }

    @Test
    void ofAnEntryThatGoesAllIsGone() {
        Retract retract = new Retract(0, PATIENT, "Patient", Optional.empty());
        assertThat(SlotDifference.between(before(), after("b", 2, retract, 1)))
                .containsExactly(
                        new SlotDifference("gender", Optional.of("{\"gender\":\"female\"}"), Optional.empty()));
        assertThat(SlotDifference.between(after("b", 2, retract, 1), before())).hasSize(1);
    }

    @Test
    void whatIsKeptAndNeverShownIsNoDifference() {
        Slot link = new Slot("~link#PID-3", 0, "\"x\"", "PID-3", "r");
        assertThat(SlotDifference.between(
                        before(), after("a", 1, delta(0, PATIENT, slot("gender", "female"), link), 2)))
                .isEmpty();
    }
}
