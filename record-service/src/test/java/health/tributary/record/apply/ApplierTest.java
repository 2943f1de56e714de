package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.record.series.MemorySeriesStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplierTest {
    private static final SubjectId ANN = Samples.subject("ann");
    private static final String ALLERGY = "AllergyIntolerance";
    private static final String VISIT = "Encounter";

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final RecordedTouches touches = new RecordedTouches();
    private final Applier applier = new Applier(store, new MemorySeriesStore(), touches, 1 << 20);

    @Test
    void aFirstMessageCreatesTheSubjectAndItsEntries() {
        Applied applied = apply(Story.of(ANN, "a01", 0).patient("female", "1").says(VISIT, "v1", "status", "planned"));
        assertThat(applied.writes()).isEqualTo(Map.of(WriteKind.CREATED, 2));
        StoredSubject ann = store.subjects(List.of(ANN)).get(ANN);
        assertThat(ann.links()).containsExactly(Samples.link("1"));
        assertThat(ann.received()).isEqualTo(Samples.NOON);
        assertThat(ann.lastWrite().kind()).isEqualTo(WriteKind.CREATED);
        assertThat(touches.subjects()).containsExactly(ANN);
        StoredEntry visit = stored(VISIT, "v1");
        assertThat(visit.resource()).contains("\"status\":\"planned\"");
        assertThat(visit.revision()).isEqualTo(1);
        assertThat(visit.lastWrite().message()).isEqualTo(Samples.message("a01"));
    }

    @Test
    void aResendWritesNothing() {
        Story first = Story.of(ANN, "a01", 0).patient("female", "1").says(VISIT, "v1", "status", "planned");
        apply(first);
        long writes = store.writes();
        Applied again = apply(first.receivedAt(Story.at(3)));
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(again.writes()).isEmpty();
        assertThat(store.writes()).isEqualTo(writes);
        assertThat(touches.subjects()).hasSize(1);
    }

    @Test
    void manyMessagesOfAPollAboutOneEntryAreOneWrite() {
        Applied applied = applier.apply(List.of(
                Story.of(ANN, "one", 0).says(VISIT, "v1", "status", "planned").batch(),
                Story.of(ANN, "two", 1).says(VISIT, "v1", "status", "arrived").batch(),
                Story.of(ANN, "three", 2)
                        .says(VISIT, "v1", "status", "finished")
                        .batch()));
        assertThat(applied.writes()).isEqualTo(Map.of(WriteKind.CREATED, 1));
        assertThat(stored(VISIT, "v1").resource()).contains("finished");
    }

    @Test
    void kindsOfWritesTellWhatBecameOfTheEntry() {
        apply(Story.of(ANN, "one", 0).says(VISIT, "v1", "status", "planned"));
        assertThat(apply(Story.of(ANN, "two", 1).says(VISIT, "v1", "status", "arrived"))
                        .writes())
                .containsOnlyKeys(WriteKind.UPDATED);
        assertThat(apply(Story.of(ANN, "three", 2).says(VISIT, "v1", "status", "arrived"))
                        .writes())
                .containsOnlyKeys(WriteKind.CONFIRMED);
        String version = stored(VISIT, "v1").version();
        assertThat(apply(Story.of(ANN, "four", 3).retracts(VISIT, "v1")).writes())
                .containsOnlyKeys(WriteKind.RETRACTED);
        assertThat(stored(VISIT, "v1").exists()).isFalse();
        assertThat(stored(VISIT, "v1").resource()).isEmpty();
        assertThat(apply(Story.of(ANN, "five", 4).says(VISIT, "v1", "status", "arrived"))
                        .writes())
                .containsOnlyKeys(WriteKind.RESTORED);
        assertThat(stored(VISIT, "v1").version()).isNotEqualTo(version);
    }

    @Test
    void aWriteIsABackfillOnlyIfAllBehindItAre() {
        applier.apply(List.of(
                Story.of(ANN, "old", 0)
                        .says(VISIT, "v1", "status", "planned")
                        .backfill()
                        .batch(),
                Story.of(ANN, "old2", 1)
                        .says(VISIT, "v2", "status", "planned")
                        .backfill()
                        .batch(),
                Story.of(ANN, "new", 2).says(VISIT, "v2", "status", "arrived").batch()));
        assertThat(stored(VISIT, "v1").lastWrite().backfill()).isTrue();
        assertThat(stored(VISIT, "v2").lastWrite().backfill()).isFalse();
    }

    @Test
    void aHigherMappingVersionVoidsWhatTheLowerOneSaid() {
        apply(Story.of(ANN, "one", 0).says(VISIT, "v1", "status", "planned").says(VISIT, "wrong", "status", "planned"));
        apply(Story.of(ANN, "one", 0).mapping(2).says(VISIT, "v1", "status", "arrived"));
        assertThat(stored(VISIT, "v1").resource()).contains("arrived");
        assertThat(stored(VISIT, "wrong").exists()).isFalse();
        assertThat(stored(VISIT, "wrong").version()).isEmpty();
        Applied late = apply(Story.of(ANN, "one", 0).says(VISIT, "v1", "status", "planned"));
        assertThat(late.writes()).isEmpty();
        assertThat(late.duplicates()).isEqualTo(1);
    }

    @Test
    void anEarlierReceiptOfTheSameMessageCounts() {
        apply(Story.of(ANN, "one", 0).receivedAt(Story.at(9)).says(VISIT, "v1", "status", "planned"));
        apply(Story.of(ANN, "one", 0).receivedAt(Story.at(1)).says(VISIT, "v1", "status", "planned"));
        assertThat(stored(VISIT, "v1").updated()).isEqualTo(Story.at(1));
        assertThat(store.subjects(List.of(ANN)).get(ANN).received()).isEqualTo(Story.at(1));
    }

    @Test
    void aSetSnapshotRemovesWhatItDoesNotNameAlsoWhatComesLater() {
        apply(Story.of(ANN, "one", 0).says(ALLERGY, "nuts", "note", "a").says(ALLERGY, "cats", "note", "a"));
        apply(Story.of(ANN, "all", 5).allOf(ALLERGY, "nuts"));
        assertThat(stored(ALLERGY, "nuts").exists()).isTrue();
        assertThat(stored(ALLERGY, "cats").exists()).isFalse();
        apply(Story.of(ANN, "late", 2).says(ALLERGY, "dust", "note", "a"));
        assertThat(stored(ALLERGY, "dust").exists()).isFalse();
        apply(Story.of(ANN, "after", 8).says(ALLERGY, "dust", "note", "b"));
        assertThat(stored(ALLERGY, "dust").exists()).isTrue();
    }

    @Test
    void aSourcesCompleteListSaysNothingAboutWhatThePersonStated() {
        apply(Story.of(ANN, "before", 0).own().saysOnly(ALLERGY, "own:1", "criticality", "high"));
        apply(Story.of(ANN, "list", 5).allOf(ALLERGY, "a").says(ALLERGY, "a", "criticality", "low"));
        apply(Story.of(ANN, "late", 3).own().saysOnly(ALLERGY, "own:2", "criticality", "high"));
        assertThat(List.of("own:1", "own:2", "a"))
                .allMatch(key -> stored(ALLERGY, key).exists());
    }

    @Test
    void aSetSnapshotThatAHigherMappingVersionNoLongerStatesOmitsNothing() {
        apply(Story.of(ANN, "one", 0).says(ALLERGY, "nuts", "note", "a"));
        apply(Story.of(ANN, "all", 5).allOf(ALLERGY));
        assertThat(stored(ALLERGY, "nuts").exists()).isFalse();
        apply(Story.of(ANN, "all", 5).mapping(2).says(VISIT, "v1", "status", "planned"));
        assertThat(stored(ALLERGY, "nuts").exists()).isTrue();
        apply(Story.of(ANN, "late", 2).says(ALLERGY, "dust", "note", "a"));
        assertThat(stored(ALLERGY, "dust").exists()).isTrue();
    }

    @Test
    void whatIsSaidOfAnAliasCountsForItsTarget() {
        apply(Story.of(ANN, "one", 0).says("ServiceRequest", "placer", "status", "draft"));
        apply(Story.of(ANN, "two", 1).aliases("ServiceRequest", "placer", "filler"));
        assertThat(stored("ServiceRequest", "placer").aliasOf()).contains(Story.entry(ANN, "ServiceRequest", "filler"));
        assertThat(stored("ServiceRequest", "filler").resource()).contains("draft");
        apply(Story.of(ANN, "three", 2).says("ServiceRequest", "placer", "status", "active"));
        assertThat(stored("ServiceRequest", "filler").resource()).contains("active");
        apply(Story.of(ANN, "two", 1).mapping(2).says(VISIT, "v1", "status", "planned"));
        assertThat(stored("ServiceRequest", "placer").aliasOf()).isEmpty();
        assertThat(stored("ServiceRequest", "placer").resource()).contains("active");
        assertThat(stored("ServiceRequest", "filler").exists()).isFalse();
    }

    @Test
    void aDirectorysRepeatedContentStaysSmallAndNeedsNoManifest() {
        SubjectId directory = Samples.subject("directory");
        for (int i = 0; i < 50; i++) {
            apply(Story.of(directory, "m" + i, i).directory().says("Practitioner", "p1", "gender", "female"));
        }
        StoredEntry practitioner = store.entries(List.of(Story.entry(directory, "Practitioner", "p1")))
                .values()
                .iterator()
                .next();
        assertThat(practitioner.directory()).isTrue();
        assertThat(practitioner.set().length).isLessThan(600);
        assertThat(store.allManifests()).isEmpty();
        assertThat(touches.subjects()).isEmpty();
        long writes = store.writes();
        apply(Story.of(directory, "m7", 7).directory().says("Practitioner", "p1", "gender", "female"));
        assertThat(store.writes()).isEqualTo(writes);
    }

    @Test
    void onlyChangedLinksTouchIdentity() {
        apply(Story.of(ANN, "one", 0).patient("female", "1"));
        apply(Story.of(ANN, "two", 1).patient("male", "1"));
        assertThat(touches.subjects()).hasSize(1);
        apply(Story.of(ANN, "three", 2).patient("male", "1", "2"));
        assertThat(touches.subjects()).hasSize(2);
        assertThat(links()).containsExactlyInAnyOrder(Samples.link("1"), Samples.link("2"));
    }

    @Test
    void aSubjectIsAnnouncedAgainIfItsWriterEndedBeforeSayingSo() {
        Story first = Story.of(ANN, "one", 0).patient("female", "1");
        touches.away(true);
        assertThatThrownBy(() -> apply(first)).isInstanceOf(StoreAway.class);
        assertThat(store.allManifests()).isEmpty();
        touches.away(false);
        applierAfterRestart().apply(List.of(first.batch()));
        assertThat(touches.subjects()).containsExactly(ANN);
        assertThat(store.allManifests()).hasSize(1);
    }

    @Test
    void twoAppliersOfTheSameEntriesLoseNothing() {
        apply(Story.of(ANN, "one", 0).patient("female", "1").says(VISIT, "v1", "status", "planned"));
        Applier other = applierAfterRestart();
        store.meanwhile(() -> other.apply(List.of(Story.of(ANN, "two", 1)
                .says(VISIT, "v1", "class", "x")
                .says(VISIT, "v2", "status", "arrived")
                .batch())));
        Applied applied = apply(
                Story.of(ANN, "three", 2).says(VISIT, "v1", "status", "arrived").says(VISIT, "v2", "class", "y"));
        assertThat(applied.conflicts()).isPositive();
        assertThat(stored(VISIT, "v1").resource()).contains("\"class\":\"x\"").contains("arrived");
        assertThat(stored(VISIT, "v2").resource()).contains("\"class\":\"y\"").contains("arrived");
        assertThat(store.allManifests()).hasSize(3);
    }

    @Test
    void aStaleCacheIsCorrectedByTheRevision() {
        apply(Story.of(ANN, "one", 0).says(VISIT, "v1", "status", "planned"));
        applierAfterRestart()
                .apply(List.of(
                        Story.of(ANN, "two", 1).says(VISIT, "v1", "class", "x").batch()));
        Applied applied = apply(Story.of(ANN, "three", 2).says(VISIT, "v1", "status", "arrived"));
        assertThat(applied.conflicts()).isPositive();
        assertThat(stored(VISIT, "v1").resource()).contains("\"class\":\"x\"").contains("arrived");
    }

    private Applier applierAfterRestart() {
        return new Applier(store, new MemorySeriesStore(), touches, 1 << 20);
    }

    private Applied apply(Story story) {
        return applier.apply(List.of(story.batch()));
    }

    private StoredEntry stored(String type, String key) {
        EntryId id = Story.entry(ANN, type, key);
        return store.entries(List.of(id)).get(id);
    }

    private List<LinkId> links() {
        return List.copyOf(store.subjects(List.of(ANN)).get(ANN).links());
    }
}
