package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.access.AccessToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.archive.MemoryArchive;
import health.tributary.record.series.MemorySeriesStore;
import health.tributary.record.write.OwnEntries;
import health.tributary.record.write.Recovery;
import health.tributary.record.write.ValueCheck;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnWritesTest {
    private static final String TYPE = "Observation";
    private static final Clock CLOCK = Clock.fixed(Scene.NOON.plus(Duration.ofDays(1)), ZoneOffset.UTC);

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final MemoryArchive archive = new MemoryArchive();
    private final Scene scene = new Scene(store);
    private final OwnEntries own = new OwnEntries(
            archive,
            new Applier(
                    store,
                    new MemorySeriesStore(),
                    subjects -> {
                        throw new IllegalStateException("nobody is new");
                    },
                    0),
            Scene.KEY);
    private final WriteApi api = new WriteApi(store, Optional.of(own), CLOCK, ValueCheck.NONE);
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId ben = scene.subject("ben");
    private EntryId hospitals;

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "2");
        hospitals = scene.glucose(Scene.NORTH, ann, "g1", "");
    }

    @Test
    void whatIsCreatedIsReadAtOnceAndSaysWhoStatedIt() {
        Answer created = create(ann, mood("1.50"), WriteConditions.NONE);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = id(created);
        assertThat(created.location()).contains(TYPE + "/" + id);
        Answer read = scene.read(scene.patient(ann), TYPE, id);
        assertThat(read.body()).isEqualTo(created.body()).contains("1.50", "PATAST", "Patient/" + ann);
        assertThat(read.tag()).isEqualTo(created.tag());
        assertThat(Fhir.entries(scene.search(scene.patient(ann), TYPE, Map.of())))
                .contains(TYPE + "/" + id);
        Fhir.assertValid(read.body());
        assertThat(store.allEntries().stream()
                        .filter(entry -> entry.id().value().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .lastWrite()
                        .feed())
                .isEqualTo(FeedId.PORTAL);
    }

    @Test
    void withoutAConditionEachCreationIsAnEntry() {
        assertThat(id(create(ann, mood("1"), WriteConditions.NONE)))
                .isNotEqualTo(id(create(ann, mood("1"), WriteConditions.NONE)));
    }

    @Test
    void case11_aHundredConcurrentIdenticalCreatesAreOneEntry() {
        for (WriteConditions once : List.of(key("k1"), unlessExists("identifier=urn:x|7"))) {
            int before = store.allEntries().size();
            List<Answer> answers = IntStream.range(0, 100)
                    .parallel()
                    .mapToObj(i -> create(ann, mood("1"), once))
                    .toList();
            assertThat(answers.stream().map(OwnWritesTest::id).distinct()).hasSize(1);
            assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 200);
            assertThat(store.allEntries()).hasSize(before + 1);
            delete(ann, id(answers.get(0)), WriteConditions.NONE);
        }
    }

    @Test
    void aKeyStandsForOneRequest() {
        String id = id(create(ann, mood("1"), key("k")));
        assertThat(id(create(ann, mood("1"), key("k")))).isEqualTo(id);
        Fhir.assertRefused(create(ann, mood("2"), key("k")), 422, "duplicate");
        assertThat(id(create(ben, mood("1"), key("k")))).isNotEqualTo(id);
    }

    @Test
    void aConditionalCreateCreatesAgainOnceWhatItFoundIsGone() {
        WriteConditions once = unlessExists("identifier=urn:x|7");
        Answer first = create(ann, mood("1"), once);
        assertThat(first.status()).isEqualTo(201);
        Answer second = create(ann, mood("2"), once);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        delete(ann, id(first), WriteConditions.NONE);
        Answer third = create(ann, mood("3"), once);
        assertThat(third.status()).isEqualTo(201);
        assertThat(id(third)).isNotEqualTo(id(first));
        create(ann, mood("4"), WriteConditions.NONE);
        Fhir.assertRefused(create(ann, mood("5"), once), 412, "multiple-matches");
        Fhir.assertRefused(create(ann, mood("6"), unlessExists("nonsense=1")), 400, "not-supported");
        Fhir.assertRefused(create(ann, mood("7"), unlessExists("identifier=x&patient=" + ben)), 403, "forbidden");
    }

    @Test
    void anUpdateIsTheNextVersionAndOneThatChangesNothingIsNone() {
        Answer first = create(ann, mood("1"), WriteConditions.NONE);
        String id = id(first);
        Answer second = update(ann, id, mood("2"), WriteConditions.NONE);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertThat(second.body()).contains("\"value\":2");
        long writes = store.writes();
        Answer again = update(ann, id, mood("2"), match(second));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.tag()).isEqualTo(second.tag());
        assertThat(store.writes()).isEqualTo(writes);
        assertThat(kind(id)).isEqualTo(WriteKind.UPDATED);
    }

    @Test
    void whoNamesAnOldVersionIsToldSo() {
        Answer first = create(ann, mood("1"), WriteConditions.NONE);
        String id = id(first);
        Answer second = update(ann, id, mood("2"), match(first));
        assertThat(second.status()).isEqualTo(200);
        Fhir.assertRefused(update(ann, id, mood("3"), match(first)), 412, "conflict");
        Fhir.assertRefused(delete(ann, id, match(first)), 412, "conflict");
        assertThat(delete(ann, id, match(second)).status()).isEqualTo(204);
    }

    @Test
    void ofManyWhoReplaceOneVersionAtOnceOneDoes() {
        Answer first = create(ann, mood("0"), WriteConditions.NONE);
        List<Answer> answers = IntStream.range(1, 41)
                .parallel()
                .mapToObj(i -> update(ann, id(first), mood("" + i), match(first)))
                .toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(39);
    }

    @Test
    void aDeletedEntryIsGoneAndComesBackWithAnUpdate() {
        String id = id(create(ann, mood("1"), WriteConditions.NONE));
        assertThat(delete(ann, id, WriteConditions.NONE).status()).isEqualTo(204);
        assertThat(delete(ann, id, WriteConditions.NONE).status()).isEqualTo(204);
        Fhir.assertRefused(scene.read(scene.patient(ann), TYPE, id), 410, "deleted");
        assertThat(kind(id)).isEqualTo(WriteKind.RETRACTED);
        assertThat(update(ann, id, mood("1"), WriteConditions.NONE).status()).isEqualTo(201);
        assertThat(scene.read(scene.patient(ann), TYPE, id).status()).isEqualTo(200);
        Fhir.assertRefused(delete(ann, "a".repeat(32), WriteConditions.NONE), 404, "not-found");
    }

    @Test
    void aClientMayChooseAnIdOfTheRightForm() {
        String id = "client".repeat(6).substring(0, 32);
        assertThat(update(ann, id, mood("1"), WriteConditions.NONE).status()).isEqualTo(201);
        assertThat(update(ann, id, mood("2"), WriteConditions.NONE).status()).isEqualTo(200);
        Fhir.assertRefused(update(ben, id, mood("2"), WriteConditions.NONE), 403, "forbidden");
        Fhir.assertRefused(update(ann, "my-id", mood("1"), WriteConditions.NONE), 405, "not-supported");
        WriteConditions old = new WriteConditions(Optional.empty(), Optional.empty(), Optional.of("W/\"x\""), null);
        Fhir.assertRefused(update(ann, "d".repeat(32), mood("1"), old), 412, "conflict");
    }

    @Test
    void whatSourcesAndOthersStatedStays() {
        Fhir.assertRefused(update(ann, hospitals.value(), mood("1"), WriteConditions.NONE), 403, "forbidden");
        Fhir.assertRefused(delete(ann, hospitals.value(), WriteConditions.NONE), 403, "forbidden");
        String anns = id(create(ann, mood("1"), WriteConditions.NONE));
        Fhir.assertRefused(update(ben, anns, mood("1"), WriteConditions.NONE), 403, "forbidden");
        Fhir.assertRefused(delete(ben, anns, WriteConditions.NONE), 403, "forbidden");
        assertThat(scene.read(scene.patient(ann), TYPE, hospitals.value()).status())
                .isEqualTo(200);
    }

    @Test
    void onlyThePersonsOwnTokenWrites() {
        for (Viewer viewer : List.of(
                scene.viewer(AccessToken.of("doctor", null, null, "user/*.cruds")),
                scene.viewer(AccessToken.of("doctor", ann.value(), null, "user/*.cruds")),
                scene.viewer(AccessToken.of("ward", ann.value(), "north", "patient/*.cruds")),
                scene.viewer(AccessToken.of("nobody", "q".repeat(32), null, "patient/*.cruds")),
                scene.patient(ann))) {
            Fhir.assertRefused(api.create(viewer, TYPE, bytes(mood("1")), WriteConditions.NONE), 403, "forbidden");
        }
        Fhir.assertRefused(
                api.create(scene.writer(ann), "Encounter", bytes("{}"), WriteConditions.NONE), 405, "not-supported");
        Fhir.assertRefused(
                api.create(scene.writer(ann), "Nonsense", bytes("{}"), WriteConditions.NONE), 404, "not-supported");
    }

    @Test
    void aTokenLimitedToAnOrganisationDoesNotSeeOwnEntries() {
        String id = id(create(ann, mood("1"), WriteConditions.NONE));
        Viewer ward = scene.ward(Scene.NORTH);
        Fhir.assertRefused(scene.read(ward, TYPE, id), 403, "forbidden");
        assertThat(Fhir.entries(scene.search(ward, TYPE, Map.of("patient", List.of(ann.value())))))
                .containsExactly(TYPE + "/" + hospitals);
        assertThat(Fhir.entries(scene.everything(ward, ann.value(), Map.of()))).doesNotContain(TYPE + "/" + id);
        assertThat(Fhir.entries(scene.everything(scene.patient(ann), ann.value(), Map.of())))
                .contains(TYPE + "/" + id);
    }

    @Test
    void thePatientIsAnyIdThatThePersonEverHadAndNobodyElse() {
        SubjectId south = scene.subject("ann in the south");
        scene.person(Scene.SOUTH, south, "Smith", "Ann", "9");
        scene.link(ann, south);
        Answer created = create(south, subject(ann), WriteConditions.NONE);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).contains("Patient/" + ann);
        assertThat(scene.read(scene.patient(ann), TYPE, id(created)).tag()).isEqualTo(created.tag());
        assertThat(update(ann, id(created), mood("1"), match(created)).status()).isEqualTo(200);
        Fhir.assertRefused(create(ann, subject(ben), WriteConditions.NONE), 422, "business-rule");
    }

    @Test
    void aWriteThatWasArchivedAndNotAppliedIsSeenThrough() {
        store.crashAfter(0);
        Answer pending = create(ann, mood("1"), key("k"));
        assertThat(pending.status()).as(pending.body()).isEqualTo(202);
        store.recover();
        String id = pending.location().orElseThrow().substring(TYPE.length() + 1);
        Fhir.assertRefused(scene.read(scene.patient(ann), TYPE, id), 404, "not-found");
        assertThat(recovery(Duration.ofDays(1)).run()).isZero();
        assertThat(recovery(Duration.ZERO).run()).isEqualTo(1);
        assertThat(scene.read(scene.patient(ann), TYPE, id).status()).isEqualTo(200);
        assertThat(recovery(Duration.ZERO).run()).isZero();
        assertThat(id(create(ann, mood("1"), key("k")))).isEqualTo(id);
    }

    @Test
    void whoSendsAgainAfterACrashNeedNotWaitForTheRecovery() {
        for (int documents = 0; documents < 3; documents++) {
            String key = "k" + documents;
            store.crashAfter(documents);
            create(ann, mood("1"), key(key));
            store.recover();
            int entries = store.allEntries().size();
            Answer again = create(ann, mood("1"), key(key));
            assertThat(again.status()).isEqualTo(201);
            assertThat(scene.read(scene.patient(ann), TYPE, id(again)).status()).isEqualTo(200);
            assertThat(store.allEntries().size() - entries).isLessThanOrEqualTo(1);
            assertThat(recovery(Duration.ZERO).run()).isZero();
        }
    }

    private Recovery recovery(Duration patience) {
        return new Recovery(archive, own, Clock.offset(CLOCK, Duration.ofSeconds(1)), patience);
    }

    private WriteKind kind(String id) {
        return store.shown(List.of(new EntryId(id))).get(0).lastWrite().kind();
    }

    private Answer create(SubjectId who, String body, WriteConditions conditions) {
        return api.create(scene.writer(who), TYPE, bytes(body), conditions);
    }

    private Answer update(SubjectId who, String id, String body, WriteConditions conditions) {
        String withId = body.replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        return api.update(scene.writer(who), TYPE, id, bytes(withId), conditions);
    }

    private Answer delete(SubjectId who, String id, WriteConditions conditions) {
        return api.delete(scene.writer(who), TYPE, id, conditions);
    }

    private static WriteConditions key(String key) {
        return new WriteConditions(Optional.of(key), Optional.empty(), Optional.empty(), null);
    }

    private static WriteConditions unlessExists(String criteria) {
        return new WriteConditions(Optional.empty(), Optional.of(criteria), Optional.empty(), null);
    }

    private static WriteConditions match(Answer answer) {
        String tag = "W/\"" + answer.tag().orElseThrow() + '"';
        return new WriteConditions(Optional.empty(), Optional.empty(), Optional.of(tag), null);
    }

    private static String mood(String value) {
        return "{\"resourceType\":\"Observation\",\"identifier\":[{\"system\":\"urn:x\",\"value\":\"7\"}],"
                + "\"status\":\"final\",\"code\":{\"text\":\"Mood\"},\"valueQuantity\":{\"value\":" + value + "}}";
    }

    private static String subject(SubjectId subject) {
        return mood("5").replace("\"status\"", "\"subject\":{\"reference\":\"Patient/" + subject + "\"},\"status\"");
    }

    private static String id(Answer answer) {
        JsonNode json = Fhir.json(answer);
        assertThat(json.path("resourceType").asText()).as(answer.body()).isEqualTo(TYPE);
        return json.path("id").asText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
