package health.tributary.record.medication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.record.medication.MedicationLine.Dispensed;
import health.tributary.record.medication.MedicationLine.RefillsLeft;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Medication lines: what belongs to a prescription, what became of it, and who says so. All of it is made up. */
class MedicationHistoryTest {
    private static final IdKey KEY = IdKey.of("a key of tests, which is no secret".getBytes(StandardCharsets.UTF_8));
    private static final SubjectId EVE = KEY.subject("test", "eve");
    private static final FeedId HOSPITAL = new FeedId("hospital");
    private static final FeedId PHARMACY = new FeedId("pharmacy");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String AMLODIPINE = medication("197361", "Amlodipine 5 MG Oral Tablet");
    private static final String ASPIRIN = medication("243670", "Aspirin 81 MG Oral Tablet");

    private static final MedicationEntry ORDER = entry(
            "MedicationRequest",
            "order",
            HOSPITAL,
            AMLODIPINE,
            "\"status\":\"active\",\"intent\":\"order\"",
            number("https://hospital.example/rx", "RX1"),
            "\"authoredOn\":\"2026-01-05\",\"requester\":{\"display\":\"Dr Marcus Welby\"}",
            "\"dosageInstruction\":[{\"text\":\"One in the morning\"}]",
            "\"dispenseRequest\":{\"numberOfRepeatsAllowed\":3,\"quantity\":{\"value\":60,\"unit\":\"tablet\"}}");
    private static final MedicationEntry FIRST_FILL = fill("fill1", "2026-01-06", ORDER, "completed");
    private static final MedicationEntry SECOND_FILL = fill("fill2", "2026-02-04", ORDER, "completed");

    private static EntryId id(String type, String key) {
        return KEY.entry(EVE, type, key);
    }

    private static String medication(String code, String display) {
        return "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\""
                + code + "\",\"display\":\"" + display + "\"}]}";
    }

    private static String number(String system, String value) {
        return "\"identifier\":[{\"system\":\"" + system + "\",\"value\":\"" + value + "\"}]";
    }

    private static MedicationEntry entry(String type, String key, FeedId feed, String... members) {
        return new MedicationEntry(
                id(type, key),
                type,
                feed,
                NOON,
                "{\"resourceType\":\"" + type + "\"," + String.join(",", members) + "}");
    }

    private static MedicationEntry fill(String key, String date, MedicationEntry order, String status) {
        return entry(
                "MedicationDispense",
                key,
                PHARMACY,
                AMLODIPINE,
                "\"status\":\"" + status + "\",\"whenHandedOver\":\"" + date + "\"",
                "\"quantity\":{\"value\":60.0,\"unit\":\"tablet\"}",
                "\"authorizingPrescription\":[{\"reference\":\"MedicationRequest/" + order.id() + "\"}]");
    }

    private static List<MedicationLine> lines(MedicationEntry... entries) {
        return MedicationHistory.of(List.of(entries), Map.of(), feed -> 0);
    }

    private static MedicationLine line(MedicationEntry... entries) {
        List<MedicationLine> lines = lines(entries);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void anOrderAndItsFillsAreOneLineWithTheEntriesThatSayEachFact() {
        MedicationLine line = line(SECOND_FILL, ORDER, FIRST_FILL);
        assertThat(line.medication().text()).isEqualTo("Amlodipine 5 MG Oral Tablet");
        assertThat(line.status().code()).isEqualTo("active");
        assertThat(line.ordered()).hasValueSatisfying(ordered -> {
            assertThat(ordered.date()).isEqualTo("2026-01-05");
            assertThat(ordered.by()).isEqualTo("Dr Marcus Welby");
            assertThat(ordered.dosage()).isEqualTo("One in the morning");
            assertThat(ordered.refillsAllowed()).isEqualTo(3);
            assertThat(ordered.entries()).containsExactly(ORDER.id());
        });
        assertThat(line.dispensed())
                .extracting(Dispensed::date, Dispensed::entry)
                .containsExactly(tuple("2026-01-06", FIRST_FILL.id()), tuple("2026-02-04", SECOND_FILL.id()));
        assertThat(line.dispensed().get(0).quantity().value())
                .hasValueSatisfying(value -> assertThat(value).hasToString("60.0"));
        assertThat(line.ended()).isEmpty();
    }

    @Test
    void refillsAreCountedWhereNobodyStatesThem() {
        assertThat(line(ORDER, FIRST_FILL, SECOND_FILL).refillsLeft())
                .contains(new RefillsLeft(2, false, List.of(ORDER.id(), FIRST_FILL.id(), SECOND_FILL.id())));
        assertThat(line(ORDER).refillsLeft()).contains(new RefillsLeft(3, false, List.of(ORDER.id())));
        MedicationEntry takenBack = fill("fill3", "2026-03-01", ORDER, "cancelled");
        assertThat(line(ORDER, FIRST_FILL, takenBack).refillsLeft())
                .hasValueSatisfying(left -> assertThat(left.count()).isEqualTo(3));
    }

    @Test
    void whatTheOrderStatesOfRefillsIsNotCountedAgain() {
        MedicationEntry stated = entry(
                "MedicationRequest",
                "order",
                HOSPITAL,
                AMLODIPINE,
                "\"status\":\"active\",\"dispenseRequest\":{\"numberOfRepeatsAllowed\":3}",
                "\"extension\":[{\"url\":\"https://tributary.health/fhir/StructureDefinition/medicationrequest-refills-remaining\",\"valueUnsignedInt\":1}]");
        assertThat(line(stated, FIRST_FILL).refillsLeft()).contains(new RefillsLeft(1, true, List.of(stated.id())));
    }

    @Test
    void aStoppedOrderSaysWhenAndWhyAndHasNoRefillsLeft() {
        MedicationEntry stopped = entry(
                "MedicationRequest",
                "order",
                HOSPITAL,
                AMLODIPINE,
                "\"status\":\"stopped\",\"statusReason\":{\"text\":\"Ankle oedema\"}",
                "\"extension\":[{\"url\":\"https://tributary.health/fhir/StructureDefinition/medicationrequest-status-date\",\"valueDateTime\":\"2026-02-20\"}]",
                "\"dispenseRequest\":{\"numberOfRepeatsAllowed\":3}");
        MedicationLine line = line(stopped, FIRST_FILL);
        assertThat(line.ended())
                .contains(new MedicationLine.Ended("stopped", "2026-02-20", "Ankle oedema", stopped.id()));
        assertThat(line.refillsLeft()).isEmpty();
    }

    @Test
    void oneNumberInTwoFeedsIsOnePrescriptionAndTheMoreTrustedSourceIsShown() {
        MedicationEntry pharmacys = entry(
                "MedicationRequest",
                "pharmacys",
                PHARMACY,
                AMLODIPINE,
                "\"status\":\"stopped\"",
                number("https://pharmacy.example/prescriptions", "RX1"));
        MedicationLine line = MedicationHistory.of(
                        List.of(ORDER, pharmacys), Map.of(), feed -> feed.equals(PHARMACY) ? 5 : 0)
                .get(0);
        assertThat(line.status().code()).isEqualTo("stopped");
        assertThat(line.ordered().orElseThrow().entries()).containsExactly(pharmacys.id(), ORDER.id());
        assertThat(line.statuses()).extracting(MedicationLine.Status::code).containsExactly("active", "stopped");
    }

    @Test
    void oneNumberOfTwoMedicationsIsTwoPrescriptions() {
        MedicationEntry other = entry(
                "MedicationRequest",
                "other",
                PHARMACY,
                ASPIRIN,
                "\"status\":\"active\"",
                number("https://pharmacy.example/prescriptions", "RX1"));
        assertThat(lines(ORDER, other)).hasSize(2);
    }

    @Test
    void twoPrescriptionsOfOneMedicationAreTwoLines() {
        MedicationEntry again = entry(
                "MedicationRequest",
                "again",
                HOSPITAL,
                AMLODIPINE,
                "\"status\":\"active\",\"authoredOn\":\"2026-02-01\"",
                number("https://hospital.example/rx", "RX9"));
        assertThat(lines(ORDER, again)).extracting(MedicationLine::key).containsExactly(again.id(), ORDER.id());
    }

    @Test
    void aFillIsJoinedByThePrescriptionsNumberAloneAndByAFormerName() {
        MedicationEntry byNumber = entry(
                "MedicationDispense",
                "by number",
                PHARMACY,
                AMLODIPINE,
                "\"status\":\"completed\",\"authorizingPrescription\":[{\"identifier\":{\"system\":\"https://hospital.example/rx\",\"value\":\"RX1\"}}]");
        assertThat(line(ORDER, byNumber).dispensed()).hasSize(1);
        EntryId former = id("MedicationRequest", "former");
        MedicationEntry byFormerName = fill(
                "former",
                "2026-01-06",
                new MedicationEntry(former, "MedicationRequest", HOSPITAL, NOON, "{}"),
                "completed");
        List<MedicationLine> lines = MedicationHistory.of(
                List.of(ORDER, byFormerName), Map.of(former.value(), ORDER.id().value()), feed -> 0);
        assertThat(lines).hasSize(1);
    }

    @Test
    void whatWasGivenIsCountedAndWhatWasRefusedToo() {
        MedicationLine line = line(
                ORDER,
                given("1", "2026-01-05T08:00:00Z", "completed"),
                given("2", "2026-01-06T08:00:00Z", "not-done"),
                given("3", "2026-01-07T08:00:00Z", "completed"),
                given("4", "2026-01-08T08:00:00Z", "entered-in-error"));
        assertThat(line.given()).hasValueSatisfying(given -> {
            assertThat(given.count()).isEqualTo(2);
            assertThat(given.withheld()).isEqualTo(1);
            assertThat(given.first()).isEqualTo("2026-01-05T08:00:00Z");
            assertThat(given.last()).isEqualTo("2026-01-07T08:00:00Z");
            assertThat(given.entries()).hasSize(3);
        });
    }

    private static MedicationEntry given(String key, String time, String status) {
        return entry(
                "MedicationAdministration",
                key,
                HOSPITAL,
                AMLODIPINE,
                "\"status\":\"" + status + "\",\"effectiveDateTime\":\"" + time + "\"",
                "\"request\":{\"reference\":\"MedicationRequest/" + ORDER.id() + "\"}");
    }

    @Test
    void whatIsTakenWithoutAPrescriptionIsALineOfItsOwn() {
        MedicationEntry taken = entry(
                "MedicationStatement",
                "taken",
                FeedId.PORTAL,
                ASPIRIN,
                "\"status\":\"active\",\"effectivePeriod\":{\"start\":\"2025\"}");
        List<MedicationLine> lines = lines(ORDER, taken);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).reported()).containsExactly(new MedicationLine.Reported("active", "2025", taken.id()));
        assertThat(lines.get(1).status().code()).isEqualTo("unknown");
        assertThat(lines.get(1).ordered()).isEmpty();
    }

    @Test
    void aMedicationThatIsReferredToIsCalledByItsName() {
        MedicationEntry product = entry(
                "Medication",
                "product",
                PHARMACY,
                "\"code\":{\"coding\":[{\"system\":\"urn:x\",\"code\":\"1\"}],\"text\":\"Warfarin\"}");
        MedicationEntry order = entry(
                "MedicationRequest",
                "refers",
                PHARMACY,
                "\"status\":\"active\",\"medicationReference\":{\"reference\":\"Medication/" + product.id() + "\"}");
        assertThat(line(order, product).medication())
                .isEqualTo(new MedicationLine.Medication(
                        "Warfarin", List.of(new MedicationLine.Code("urn:x", "1")), order.id()));
    }

    @Test
    void aDoseThatIsToBeGivenIsNoOrderOfItsOwn() {
        MedicationEntry instance = entry(
                "MedicationRequest",
                "instance",
                HOSPITAL,
                AMLODIPINE,
                "\"status\":\"active\",\"intent\":\"instance-order\"",
                "\"basedOn\":[{\"reference\":\"MedicationRequest/" + ORDER.id() + "\"}]");
        assertThat(line(ORDER, instance).ordered().orElseThrow().entries()).containsExactly(ORDER.id());
    }

    @Test
    void theOrderOfTheEntriesPlaysNoRole() {
        MedicationEntry pharmacys = entry(
                "MedicationRequest",
                "pharmacys",
                PHARMACY,
                AMLODIPINE,
                "\"status\":\"on-hold\"",
                number("https://pharmacy.example/prescriptions", "RX1"));
        List<MedicationEntry> entries = new ArrayList<>(
                List.of(ORDER, FIRST_FILL, SECOND_FILL, pharmacys, given("1", "2026-01-05T08:00:00Z", "completed")));
        List<MedicationLine> expected = MedicationHistory.of(entries, Map.of(), feed -> 0);
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(entries, random);
            assertThat(MedicationHistory.of(entries, Map.of(), feed -> 0)).isEqualTo(expected);
        }
    }

    @Test
    void aResourceThatIsOddIsShownForWhatItSays() {
        MedicationEntry broken = new MedicationEntry(
                id("MedicationRequest", "broken"), "MedicationRequest", PHARMACY, NOON, "{\"status\":");
        MedicationEntry odd = entry(
                "MedicationDispense",
                "odd",
                PHARMACY,
                "\"status\":7,\"quantity\":{\"value\":\"many\"},\"authorizingPrescription\":\"x\",\"identifier\":{}");
        List<MedicationLine> lines = lines(broken, odd);
        assertThat(lines).hasSize(2);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.medication().text()).isEmpty());
    }
}
