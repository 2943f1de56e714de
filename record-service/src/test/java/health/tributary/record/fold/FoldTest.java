package health.tributary.record.fold;

import static health.tributary.record.fold.Messages.at;
import static health.tributary.record.fold.Messages.delta;
import static health.tributary.record.fold.Messages.entry;
import static health.tributary.record.fold.Messages.item;
import static health.tributary.record.fold.Messages.message;
import static health.tributary.record.fold.Messages.minute;
import static health.tributary.record.fold.Messages.ranked;
import static health.tributary.record.fold.Messages.slot;
import static health.tributary.record.fold.Messages.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final EntryId PATIENT = entry("Patient", "demographics");

    private EntrySet set = EntrySet.empty(false);

    private FoldTest say(Origin origin, Statement statement) {
        set = set.with(origin, statement, 1);
        return this;
    }

    private Shown shown() {
        return Fold.fold(PATIENT, set);
    }

    private String value(String key) {
        return shown().slots().get(key).slot().json();
    }

    private static Retract retract(EntryId entry) {
        return new Retract(0, entry, "Patient", Optional.empty());
    }

    private static Alias alias(EntryId entry, EntryId target) {
        return new Alias(0, entry, "Patient", target, Optional.empty());
    }

    @Test
    void case23AnEmptyFieldLeavesTheOldValueAndTwoQuotesDeleteIt() {
        say(at("a", 1), delta(0, PATIENT, slot("gender", "female"), slot("birthDate", "1980-01-01")));
        say(at("b", 2), delta(0, PATIENT, slot("birthDate", null)));
        assertThat(value("gender")).isEqualTo("\"gender\":\"female\"");
        assertThat(value("birthDate")).isNull();
    }

    @Test
    void aSnapshotClearsWhatItDoesNotName() {
        say(at("a", 1), delta(0, PATIENT, slot("gender", "female"), slot("birthDate", "1980-01-01")));
        say(at("b", 2), snapshot(0, PATIENT, slot("birthDate", "1980-01-02")));
        assertThat(value("gender")).isNull();
        assertThat(shown().slots().get("gender").slot().rule()).isEqualTo(ShownSlot.NOT_IN_SNAPSHOT);
        assertThat(value("birthDate")).contains("1980-01-02");
    }

    @Test
    void whatWasStatedEarlierLosesEvenWhenItComesLater() {
        say(at("new", 5), delta(0, PATIENT, slot("gender", "female")));
        say(at("old", 1, 9), delta(0, PATIENT, slot("gender", "male"), slot("birthDate", "1980-01-01")));
        assertThat(value("gender")).contains("female");
        assertThat(value("birthDate")).contains("1980");
    }

    @Test
    void case22APreliminaryAfterAFinalChangesNothing() {
        say(at("final", 1), delta(0, PATIENT, ranked("value", 1, "5.1"), ranked("status", 1, "final")));
        say(at("late", 2), delta(0, PATIENT, ranked("value", 0, "4.9"), ranked("status", 0, "preliminary")));
        assertThat(value("value")).contains("5.1");
        assertThat(value("status")).contains("final");
    }

    @Test
    void case22ACorrectionBeatsTheFinalInEveryOrderOfArrival() {
        Assert corrected = delta(0, PATIENT, ranked("value", 1, "5.2"), ranked("status", 1, "corrected"));
        Assert first = delta(0, PATIENT, ranked("value", 1, "5.1"), ranked("status", 1, "final"));
        say(at("correction", 2), corrected).say(at("final", 1, 3), first);
        assertThat(value("value")).contains("5.2");
        assertThat(value("status")).contains("corrected");
    }

    @Test
    void case22ADeletedResultIsGoneAndComesBackWhenItIsSentAgain() {
        say(at("final", 1), delta(0, PATIENT, ranked("value", 1, "5.1")));
        say(at("deletion", 2), retract(PATIENT));
        assertThat(shown().exists()).isFalse();
        say(at("again", 3), delta(0, PATIENT, ranked("status", 1, "final")));
        assertThat(shown().exists()).isTrue();
        assertThat(value("value")).contains("5.1");
    }

    @Test
    void case32TheSecondOfTwoMessagesOfOneSecondStaysOnTopWhenTheFirstIsResent() {
        say(at("first", 1, 1), delta(0, PATIENT, slot("gender", "male")));
        say(at("second", 1, 2), delta(0, PATIENT, slot("gender", "female")));
        EntrySet before = set;
        say(at("first", 1, 9), delta(0, PATIENT, slot("gender", "male")));
        assertThat(set).isSameAs(before);
        assertThat(value("gender")).contains("female");
    }

    @Test
    void theEarliestReceiptOfAMessageCounts() {
        say(at("first", 1, 5), delta(0, PATIENT, slot("gender", "male")));
        say(at("second", 1, 4), delta(0, PATIENT, slot("gender", "female")));
        assertThat(value("gender")).contains("male");
        say(at("first", 1, 3), delta(0, PATIENT, slot("gender", "male")));
        assertThat(value("gender")).contains("female");
    }

    @Test
    void aTimeInTheFutureCountsAsReceipt() {
        say(at("clock runs ahead", 600, 1), delta(0, PATIENT, slot("gender", "male")));
        say(at("truth", 2), delta(0, PATIENT, slot("gender", "female")));
        assertThat(value("gender")).contains("female");
    }

    @Test
    void aHigherMappingVersionReplacesAllThatALowerOneSaidOfTheMessage() {
        say(at("a", 1), delta(0, PATIENT, slot("gender", "male")));
        set = set.with(at("a", 1), delta(3, PATIENT, slot("gender", "female")), 2);
        assertThat(value("gender")).contains("female");
        set = set.with(at("a", 1), delta(9, PATIENT, slot("gender", "other")), 1);
        assertThat(value("gender")).contains("female");
    }

    @Test
    void aVoidedMessageLeavesNothingBehind() {
        say(at("a", 1), delta(0, PATIENT, slot("gender", "male")));
        set = set.voided(message(Messages.FEED, "a"), 2);
        assertThat(shown()).isEqualTo(Shown.nothing(PATIENT));
        assertThat(set.knows(message(Messages.FEED, "a"))).isTrue();
        assertThat(set.knows(message(Messages.FEED, "b"))).isFalse();
        assertThat(set.with(at("a", 1), delta(0, PATIENT, slot("gender", "male")), 1))
                .isSameAs(set);
    }

    @Test
    void aSetSnapshotRemovesOlderMembersThatItDoesNotName() {
        SetSnapshot none = new SetSnapshot(0, "Patient", Set.of(), Optional.empty());
        say(at("a", 1), delta(0, PATIENT, slot("gender", "male")));
        set = set.omitted(at("b", 2), none, PATIENT, 1);
        assertThat(shown().existence()).isEqualTo(Existence.RETRACTED);
        say(at("c", 3), delta(0, PATIENT, slot("gender", "male")));
        assertThat(shown().exists()).isTrue();
    }

    @Test
    void aSetSnapshotFromBeforeAnEntryHoldsForWhatIsSaidLateOfIt() {
        EntrySet snapshots =
                EntrySet.empty(false).with(at("list", 5), new SetSnapshot(0, "Patient", Set.of(), Optional.empty()), 1);
        say(at("late", 1, 9), delta(0, PATIENT, slot("gender", "male")));
        set = set.omittedBy(snapshots, PATIENT, "Patient");
        assertThat(shown().exists()).isFalse();
        assertThat(set.omittedBy(snapshots, PATIENT, "Observation")).isSameAs(set);
    }

    @Test
    void whatIsSaidOfAnAliasCountsForItsTarget() {
        EntryId placer = entry("ServiceRequest", "placer");
        say(at("a", 1), delta(0, placer, slot("status", "draft")));
        say(at("b", 2), alias(placer, PATIENT));
        say(at("c", 3), delta(0, PATIENT, slot("intent", "order")));
        assertThat(value("status")).contains("draft");
        assertThat(Fold.fold(placer, set).aliasOf()).contains(PATIENT);
        assertThat(Fold.fold(placer, set).exists()).isFalse();
        assertThat(set.aliasTargets(placer)).containsExactly(PATIENT);
    }

    @Test
    void aVoidedAliasGivesBothTheirOwnAgain() {
        EntryId placer = entry("ServiceRequest", "placer");
        say(at("a", 1), delta(0, placer, slot("status", "draft")));
        say(at("b", 2), alias(placer, PATIENT));
        set = set.voided(message(Messages.FEED, "b"), 2);
        assertThat(shown().existence()).isEqualTo(Existence.UNKNOWN);
        assertThat(Fold.fold(placer, set).exists()).isTrue();
    }

    @Test
    void aCircleOfAliasesShowsEverythingUnderItsSmallestId() {
        EntryId other = entry("ServiceRequest", "placer");
        say(at("a", 1), delta(0, other, slot("status", "draft")));
        say(at("b", 2), alias(other, PATIENT)).say(at("c", 3), alias(PATIENT, other));
        EntryId smallest = other.compareTo(PATIENT) < 0 ? other : PATIENT;
        EntryId larger = smallest.equals(other) ? PATIENT : other;
        assertThat(Fold.fold(smallest, set).exists()).isTrue();
        assertThat(Fold.fold(larger, set).aliasOf()).contains(smallest);
    }

    @Test
    void aValueIsShownSinceTheFirstOfItsFinalRun() {
        say(at("a", 1), delta(0, PATIENT, slot("gender", "male")));
        say(at("b", 2), delta(0, PATIENT, slot("gender", "female")));
        say(at("c", 3), delta(0, PATIENT, slot("gender", "female")));
        ShownSlot gender = shown().slots().get("gender");
        assertThat(gender.since().received()).isEqualTo(minute(2));
        assertThat(gender.clock().received()).isEqualTo(minute(3));
    }

    @Test
    void aTraceNamesTheWinnerAndWhatLostAndWhy() {
        say(at("preliminary", 1), delta(0, PATIENT, ranked("value", 0, "4.9")));
        say(at("final", 2), delta(0, PATIENT, ranked("value", 1, "5.1")));
        say(at("corrected", 3), delta(0, PATIENT, ranked("value", 1, "5.2")));
        List<Trace.Candidate> value = Trace.trace(PATIENT, set).get("value");
        assertThat(value)
                .extracting(Trace.Candidate::outcome)
                .containsExactly(Trace.Outcome.WON, Trace.Outcome.OLDER, Trace.Outcome.WEAKER);
        assertThat(value.get(0).slot().json()).contains("5.2");
    }

    @Test
    void theLinksOfAPatientAreItsCurrentLinkSlots() {
        String link = Messages.KEY.link("national", "1").value();
        say(at("a", 1), delta(0, PATIENT, item("~link#PID-3", "\"" + link + "\"")));
        assertThat(shown().links()).extracting(one -> one.value()).containsExactly(link);
        say(at("b", 2), delta(0, PATIENT, new Slot("~link#PID-3", 0, null, "PID-3", "test")));
        assertThat(shown().links()).isEmpty();
    }

    @Test
    void aDirectoryKeepsEachContentOnce() {
        EntrySet directory = EntrySet.empty(true);
        for (int i = 0; i < 1_000; i++) {
            Slot from = new Slot("name", 0, "\"name\":\"Dr\"", "OBX[" + i + "]-16", "test");
            Assert named = new Assert(0, PATIENT, "Practitioner", Optional.empty(), Mode.DELTA, List.of(from));
            directory = directory.with(at("m" + i, i), named, 1);
        }
        assertThat(directory.live()).hasSize(1);
        Shown shown = Fold.fold(PATIENT, directory);
        assertThat(shown.slots().get("name").since().received()).isEqualTo(minute(0));
        assertThat(shown.slots().get("name").clock().received()).isEqualTo(minute(999));
    }

    @Test
    void case32AResendInADirectoryDoesNotOvertake() {
        EntrySet directory = EntrySet.empty(true)
                .with(at("first", 1, 1), delta(0, PATIENT, slot("name", "A")), 1)
                .with(at("second", 2, 2), delta(0, PATIENT, slot("name", "B")), 1);
        assertThat(directory.with(at("first", 1, 9), delta(0, PATIENT, slot("name", "A")), 1))
                .isSameAs(directory);
    }

    @Test
    void case32AResendWithoutAnyTimeTakesItsFirstPlaceInADirectory() {
        EntrySet directory = EntrySet.empty(true)
                .with(undated("first", 1), delta(0, PATIENT, slot("name", "A")), 1)
                .with(undated("second", 2), delta(0, PATIENT, slot("name", "B")), 1);
        assertThat(directory.with(undated("first", 9), delta(0, PATIENT, slot("name", "A")), 1))
                .isSameAs(directory);
    }

    @Test
    void aFirstReceiptThatIsHeardOfLastLetsTheMessageBehindItBeTheLastOne() {
        EntrySet directory = EntrySet.empty(true)
                .with(undated("a", 9), delta(0, PATIENT, slot("name", "A")), 1)
                .with(undated("b", 5), delta(0, PATIENT, slot("name", "B")), 1)
                .with(undated("c", 3), delta(0, PATIENT, slot("name", "A")), 1);
        EntrySet corrected = directory.with(undated("a", 1), delta(0, PATIENT, slot("name", "A")), 1);
        Shown shown = Fold.fold(PATIENT, corrected);
        assertThat(shown.slots().get("name").slot().json()).contains("B");
        assertThat(corrected.live().get(0).clock().received()).isEqualTo(minute(3));
        assertThat(corrected.live().get(0).first().received()).isEqualTo(minute(1));
    }

    private static Origin undated(String name, long received) {
        return Messages.from(Messages.FEED, name, Optional.empty(), 0, minute(received));
    }
}
