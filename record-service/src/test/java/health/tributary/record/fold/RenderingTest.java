package health.tributary.record.fold;

import static health.tributary.record.fold.Messages.at;
import static health.tributary.record.fold.Messages.delta;
import static health.tributary.record.fold.Messages.entry;
import static health.tributary.record.fold.Messages.item;
import static health.tributary.record.fold.Messages.minute;
import static health.tributary.record.fold.Messages.ranked;
import static health.tributary.record.fold.Messages.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static final EntryId PATIENT = entry("Patient", "demographics");
    private static final Shown NOTHING = Shown.nothing(PATIENT);

    private static final String TAG =
            "\"tag\":[{\"system\":\"https://tributary.health/feed\",\"code\":\"hospital-a\"}]";

    private static Shown fold(EntrySet set) {
        return Fold.fold(PATIENT, set);
    }

    private static EntrySet gender(EntrySet set, String message, int minute, String value) {
        return set.with(at(message, minute), delta(0, PATIENT, slot("gender", value)), 1);
    }

    private static EntrySet result(EntrySet set, String message, int minute, int rank, String value) {
        return set.with(at(message, minute), delta(0, PATIENT, ranked("value", rank, value)), 1);
    }

    private static EntrySet retracted(EntrySet set, int minute) {
        Retract retract = new Retract(0, PATIENT, "Patient", Optional.empty());
        return set.with(at("retraction" + minute, minute), retract, 1);
    }

    private static CanonicalResource render(EntrySet set) {
        return Rendering.render(fold(set), PATIENT, "Patient");
    }

    @Test
    void elementsComeInFhirsOrderAndPartsInThatOfTheirSources() {
        EntrySet set = EntrySet.empty(false)
                .with(
                        at("a", 1),
                        delta(
                                0,
                                PATIENT,
                                slot("madeUp", "x"),
                                slot("birthDate", "1980-01-01"),
                                item("telecom#PID-13", "{\"value\":\"2\"}"),
                                item("telecom#PID-3", "{\"value\":\"1\"}"),
                                item("~link#PID-3", "\"hidden\""),
                                slot("gender", "female")),
                        1);
        CanonicalResource resource = render(set);
        assertThat(resource.json())
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"" + PATIENT + "\",\"meta\":{\"versionId\":\""
                        + resource.version() + "\",\"lastUpdated\":\"2026-03-01T12:01:00.000Z\"," + TAG + "},"
                        + "\"telecom\":[{\"value\":\"1\"},{\"value\":\"2\"}],\"gender\":\"female\","
                        + "\"birthDate\":\"1980-01-01\",\"madeUp\":\"x\"}");
        assertThat(resource.version()).matches("[a-z2-7]{26}");
        assertThat(resource.updated()).isEqualTo(minute(1));
        assertThat(resource.toString()).doesNotContain("1980");
    }

    @Test
    void membersThatSlotsFillOneByOneMakeOneElement() {
        EntryId visit = entry("Encounter", "1");
        EntrySet set = EntrySet.empty(false)
                .with(at("a", 1), delta(0, visit, member("period.start", "\"start\":\"2026-03-02\"")), 1)
                .with(at("b", 2), delta(0, visit, member("period.end", "\"end\":\"2026-03-04\"")), 1);
        assertThat(Rendering.render(Fold.fold(visit, set), visit, "Encounter").json())
                .contains("\"period\":{\"end\":\"2026-03-04\",\"start\":\"2026-03-02\"}");
        EntrySet undone = set.with(at("c", 3), delta(0, visit, member("period.end", null)), 1);
        assertThat(Rendering.render(Fold.fold(visit, undone), visit, "Encounter")
                        .json())
                .contains("\"period\":{\"start\":\"2026-03-02\"}");
    }

    private static Slot member(String key, String json) {
        return new Slot(key, 0, json, "PV1-44", "test");
    }

    @Test
    void sourcesAreOrderedAsPeopleCount() {
        assertThat(Stream.of("OBX[10]", "OBX[2]", "PID-13", "PID-3", "OBX[02]").sorted(NaturalOrder.INSTANCE))
                .containsExactly("OBX[02]", "OBX[2]", "OBX[10]", "PID-3", "PID-13");
    }

    @Test
    void anEntryOfNoVisibleSlotsIsStillThere() {
        EntrySet set = EntrySet.empty(false).with(at("a", 1), delta(0, PATIENT), 1);
        assertThat(render(set).json()).endsWith("\"lastUpdated\":\"2026-03-01T12:01:00.000Z\"," + TAG + "}}");
    }

    @Test
    void theFeedsThatStateAnEntryFollowTheTagsThatTheyState() {
        Slot meta =
                new Slot("meta", 0, "\"meta\":{\"profile\":[\"http://p\"],\"tag\":[{\"code\":\"x\"}]}", "meta", "test");
        EntrySet set = EntrySet.empty(false).with(at("a", 1), delta(0, PATIENT, meta), 1);
        assertThat(render(set).json())
                .contains("\"profile\":[\"http://p\"]," + TAG.replace("[{", "[{\"code\":\"x\"},{"));
    }

    @Test
    void aSecondFeedThatSaysTheSameIsNamedAndMakesNoNewVersion() {
        EntrySet one = EntrySet.empty(false).with(at("a", 1), delta(0, PATIENT, slot("gender", "female")), 1);
        Origin second = Messages.from(new FeedId("second"), "b", Optional.empty(), 0, minute(2));
        EntrySet both = one.with(second, delta(0, PATIENT, slot("gender", "female")), 1);
        assertThat(render(both).json())
                .contains("\"code\":\"second\"")
                .isNotEqualTo(render(one).json());
        assertThat(render(both).version()).isEqualTo(render(one).version());
    }

    @Test
    void aRetractedEntryKeepsNothing() {
        EntrySet set = retracted(gender(EntrySet.empty(false), "a", 1, "female"), 2);
        CanonicalResource resource = render(set);
        assertThat(resource.json()).isEmpty();
        assertThat(resource.exists()).isFalse();
        assertThat(resource.version()).isNotEmpty();
        assertThat(resource.updated()).isEqualTo(minute(2));
        assertThat(Rendering.render(NOTHING, PATIENT, "Patient").version()).isEmpty();
    }

    @Test
    void sayingItAgainKeepsTheVersionAndGoingBackMakesANewOne() {
        EntrySet first = gender(EntrySet.empty(false), "a", 1, "female");
        EntrySet again = gender(first, "b", 2, "female");
        EntrySet back = gender(gender(again, "c", 3, "male"), "d", 4, "female");
        assertThat(render(again)).isEqualTo(render(first));
        assertThat(render(back).version()).isNotEqualTo(render(first).version());
        assertThat(render(back).updated()).isEqualTo(minute(4));
    }

    @Test
    void aValueThatGoesAwayIsAChangeOfItsTime() {
        EntrySet with = EntrySet.empty(false)
                .with(at("a", 1), delta(0, PATIENT, slot("gender", "male"), slot("birthDate", "1980-01-01")), 1);
        EntrySet without = gender(with, "b", 2, null);
        assertThat(render(without).updated()).isEqualTo(minute(2));
    }

    @Test
    void writesAreNamedByWhatBecameVisible() {
        EntrySet nothing = EntrySet.empty(false);
        EntrySet created = gender(nothing, "a", 1, "female");
        EntrySet gone = retracted(created, 5);
        assertThat(Writes.kind(NOTHING, fold(created), "Observation")).isEqualTo(WriteKind.CREATED);
        assertThat(kind(created, gender(created, "b", 2, "male"))).isEqualTo(WriteKind.UPDATED);
        assertThat(kind(created, gender(created, "b", 2, "female"))).isEqualTo(WriteKind.CONFIRMED);
        assertThat(kind(created, gender(created, "old", 0, "male"))).isEqualTo(WriteKind.CONFIRMED);
        assertThat(kind(created, gone)).isEqualTo(WriteKind.RETRACTED);
        assertThat(kind(gone, gender(gone, "b", 9, "female"))).isEqualTo(WriteKind.RESTORED);
        assertThat(kind(gone, gender(gone, "b", 3, "male"))).isEqualTo(WriteKind.CONFIRMED);
        assertThat(kind(nothing, retracted(nothing, 5))).isEqualTo(WriteKind.CONFIRMED);
    }

    @Test
    void aFinalResultThatIsReplacedIsACorrection() {
        EntrySet preliminary = result(EntrySet.empty(false), "a", 1, 0, "4.9");
        EntrySet last = result(preliminary, "b", 2, 1, "5.1");
        assertThat(kind(preliminary, last)).isEqualTo(WriteKind.UPDATED);
        assertThat(kind(last, result(last, "c", 3, 1, "5.2"))).isEqualTo(WriteKind.CORRECTED);
        assertThat(kind(last, result(last, "c", 3, 0, "4.8"))).isEqualTo(WriteKind.CONFIRMED);
    }

    @Test
    void aListsPartsAreFoundByElement() {
        EntrySet set = EntrySet.empty(false)
                .with(at("a", 1), delta(0, PATIENT, item("name#PID-9", "{}"), item("name#PID-5", "{\"a\":1}")), 1);
        assertThat(fold(set).element("name")).isEqualTo(List.of("{\"a\":1}", "{}"));
    }

    @Test
    void onlyResultsAreCorrected() {
        EntrySet stated = result(EntrySet.empty(false), "a", 1, 1, "in-progress");
        EntrySet changed = result(stated, "b", 2, 1, "finished");
        assertThat(Writes.kind(fold(stated), fold(changed), "DiagnosticReport")).isEqualTo(WriteKind.CORRECTED);
        assertThat(Writes.kind(fold(stated), fold(changed), "Encounter")).isEqualTo(WriteKind.UPDATED);
    }

    private static WriteKind kind(EntrySet before, EntrySet after) {
        return Writes.kind(fold(before), fold(after), "Observation");
    }
}
