package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.entries;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit or an account that was Ann's is Ben's: what hangs on it shows in his record and no longer in hers. */
class MovedVisitsTest {
    private static final String TYPE = "Observation";

    private final Scene scene = new Scene(new MemoryRecordStore());
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId ben = scene.subject("ben");
    private EntryId account;
    private EntryId visit;
    private EntryId result;
    private EntryId other;

    @BeforeEach
    void visits() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "2");
        account = scene.states(Scene.NORTH, ann, "Account", "A1", Map.of("status", "\"status\":\"active\""));
        visit = scene.states(
                Scene.NORTH,
                ann,
                "Encounter",
                "V1",
                Map.of(
                        "status",
                        "\"status\":\"finished\"",
                        "class",
                        "\"class\":{\"code\":\"IMP\"}",
                        "subject",
                        "\"subject\":{\"reference\":\"Patient/" + ann + "\"}",
                        "account[]",
                        "{\"reference\":\"Account/" + account + "\"}"));
        result = observation("o1", "\"encounter\":{\"reference\":\"Encounter/" + visit + "\"}");
        other = observation("o2", "\"issued\":\"2026-03-01T12:00:00Z\"");
    }

    private EntryId observation(String key, String more) {
        return scene.states(
                Scene.NORTH,
                ann,
                TYPE,
                key,
                Map.of(
                        "status",
                        "\"status\":\"final\"",
                        "code",
                        "\"code\":{\"text\":\"Sodium\"}",
                        "subject",
                        "\"subject\":{\"reference\":\"Patient/" + ann + "\"}",
                        more.substring(1, more.indexOf('"', 1)),
                        more));
    }

    private List<String> found(SubjectId of, String type) {
        Viewer clinician = scene.clinician();
        return entries(scene.search(clinician, type, Map.of("patient", List.of(of.value()))));
    }

    private List<String> everything(SubjectId of) {
        return entries(scene.everything(scene.clinician(), of.value(), Map.of()));
    }

    private void shows(SubjectId who, SubjectId notWho) {
        assertThat(found(who, TYPE)).contains(TYPE + "/" + result);
        assertThat(found(notWho, TYPE)).doesNotContain(TYPE + "/" + result);
        assertThat(found(who, "Encounter")).containsExactly("Encounter/" + visit);
        assertThat(found(notWho, "Encounter")).isEmpty();
        assertThat(everything(who)).contains(TYPE + "/" + result, "Encounter/" + visit);
        assertThat(everything(notWho)).doesNotContain(TYPE + "/" + result, "Encounter/" + visit);
        assertThat(scene.read(scene.patient(who), TYPE, result.value()).status())
                .isEqualTo(200);
        assertRefused(scene.read(scene.patient(notWho), TYPE, result.value()), 403, "forbidden");
        for (Answer answer : List.of(
                scene.read(scene.clinician(), TYPE, result.value()),
                scene.read(scene.patient(who), TYPE, result.value()))) {
            assertThat(json(answer).at("/subject/reference").asText()).isEqualTo("Patient/" + who);
        }
    }

    @Test
    void aVisitThatMovesTakesItsResultsAlongAndNoOthers() {
        shows(ann, ben);
        scene.move(ben, ann, "Encounter", "V1");
        shows(ben, ann);
        assertThat(found(ann, TYPE)).containsExactly(TYPE + "/" + other);
        assertThat(found(ann, "Account")).containsExactly("Account/" + account);
    }

    @Test
    void anAccountThatMovesTakesItsVisitsAndTheirResultsAlong() {
        scene.move(ben, ann, "Account", "A1");
        shows(ben, ann);
        assertThat(found(ben, "Account")).containsExactly("Account/" + account);
        assertThat(found(ann, "Account")).isEmpty();
    }

    @Test
    void aVisitThatMovesByItselfIsNotWhereItsAccountIs() {
        SubjectId cem = scene.subject("cem");
        scene.person(Scene.NORTH, cem, "Kaya", "Cem", "3");
        scene.move(cem, ann, "Encounter", "V1");
        scene.move(ben, ann, "Account", "A1");
        shows(cem, ann);
        shows(cem, ben);
        assertThat(found(ben, "Account")).containsExactly("Account/" + account);
    }

    @Test
    void whatComesAfterwardsUnderTheOldNumberMovesToo() {
        scene.move(ben, ann, "Encounter", "V1");
        EntryId late = observation("late", "\"encounter\":{\"reference\":\"Encounter/" + visit + "\"}");
        assertThat(found(ben, TYPE)).contains(TYPE + "/" + late);
        assertThat(found(ann, TYPE)).doesNotContain(TYPE + "/" + late);
    }

    @Test
    void aMoveThatIsReversedLeavesAllAsItWas() {
        Answer before = scene.read(scene.clinician(), TYPE, result.value());
        scene.move(ben, ann, "Encounter", "V1");
        assertThat(scene.read(scene.clinician(), TYPE, result.value()).tag()).isNotEqualTo(before.tag());
        scene.move(ann, ben, "Encounter", "V1");
        shows(ann, ben);
        assertThat(scene.read(scene.clinician(), TYPE, result.value())).isEqualTo(before);
    }

    @Test
    void aSearchOverAllPatientsNamesTheOneWhoseItIs() {
        scene.move(ben, ann, "Encounter", "V1");
        Answer all = scene.search(scene.clinician(), TYPE, Map.of("encounter", List.of(visit.value())));
        assertThat(entries(all)).containsExactly(TYPE + "/" + result);
        assertThat(json(all).at("/entry/0/resource/subject/reference").asText()).isEqualTo("Patient/" + ben);
    }

    @Test
    void whoMaySeeOnlyAnotherSourceSeesNothingOfIt() {
        scene.person(Scene.SOUTH, scene.subject("benny"), "Jones", "Benny", "3");
        scene.move(ben, ann, "Encounter", "V1");
        scene.link(ben, scene.subject("benny"));
        Viewer south = scene.ward(Scene.SOUTH);
        assertThat(entries(scene.search(south, TYPE, Map.of("patient", List.of(ben.value())))))
                .isEmpty();
        assertRefused(scene.read(south, TYPE, result.value()), 403, "forbidden");
    }

    @Test
    void aVisitThatIsCancelledAfterItsAccountMovedTakesNothingBack() {
        scene.move(ben, ann, "Account", "A1");
        scene.retract(Scene.NORTH, ann, "Encounter", visit);
        assertThat(found(ben, TYPE)).contains(TYPE + "/" + result);
        assertThat(found(ann, TYPE)).doesNotContain(TYPE + "/" + result);
    }

    @Test
    void aResultThatIsWithdrawnIsGoneForWhomItMovedTo() {
        scene.move(ben, ann, "Encounter", "V1");
        scene.retract(Scene.NORTH, ann, TYPE, result);
        assertThat(scene.read(scene.patient(ben), TYPE, result.value()).status())
                .isEqualTo(410);
        assertRefused(scene.read(scene.patient(ann), TYPE, result.value()), 403, "forbidden");
    }

    @Test
    void whatWasSaidUnderAFormerNumberOfTheVisitMovesToo() {
        EntryId former = scene.entry(ann, "Encounter", "V0");
        scene.alias(Scene.NORTH, ann, "Encounter", former, visit);
        EntryId early = observation("early", "\"encounter\":{\"reference\":\"Encounter/" + former + "\"}");
        scene.move(ben, ann, "Encounter", "V1");
        assertThat(found(ben, TYPE)).contains(TYPE + "/" + early, TYPE + "/" + result);
        assertThat(found(ann, TYPE)).containsExactly(TYPE + "/" + other);
    }

    @Test
    void whatThePersonSaidOfTheVisitStaysTheirs() {
        EntryId own = scene.states(
                FeedId.PORTAL,
                ann,
                TYPE,
                "own",
                Map.of(
                        "status", "\"status\":\"final\"",
                        "subject", "\"subject\":{\"reference\":\"Patient/" + ann + "\"}",
                        "encounter", "\"encounter\":{\"reference\":\"Encounter/" + visit + "\"}"));
        scene.move(ben, ann, "Encounter", "V1");
        assertThat(found(ann, TYPE)).contains(TYPE + "/" + own);
        assertThat(found(ben, TYPE)).doesNotContain(TYPE + "/" + own);
        assertRefused(scene.read(scene.patient(ben), TYPE, own.value()), 403, "forbidden");
    }

    @Test
    void visitsAreFoundByTheirAccount() {
        assertThat(entries(
                        scene.search(scene.clinician(), "Encounter", Map.of("account", List.of("Account/" + account)))))
                .containsExactly("Encounter/" + visit);
    }
}
