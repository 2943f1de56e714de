package health.tributary.record.api;

import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.access.AccessToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Medication lines of a person of two sources, and who sees what of them. */
class MedicationsTest {
    private static final String DRUG =
            "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.88\",\"code\":\"197361\"}],\"text\":\"Amlodipine\"}";

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final Scene scene = new Scene(store);
    private final Medications medications = new Medications(store, new FeedRegistry(List.of()));
    private final SubjectId north = scene.subject("eve in the north");
    private final SubjectId south = scene.subject("eve in the south");
    private EntryId order;
    private EntryId fill;

    @BeforeEach
    void ordersInTheNorthAndFillsInTheSouth() {
        scene.person(Scene.NORTH, north, "Everywoman", "Eve", "1");
        scene.person(Scene.SOUTH, south, "Everywoman", "Eve", "2");
        scene.link(north, south);
        order = scene.states(
                Scene.NORTH,
                north,
                "MedicationRequest",
                "order",
                Map.of(
                        "status", "\"status\":\"active\"",
                        "intent", "\"intent\":\"order\"",
                        "medication[x]", DRUG,
                        "authoredOn", "\"authoredOn\":\"2026-01-05\"",
                        "identifier[]", "{\"system\":\"https://hospital.example/rx\",\"value\":\"RX1\"}",
                        "dispenseRequest", "\"dispenseRequest\":{\"numberOfRepeatsAllowed\":2}"));
        fill = scene.states(
                Scene.SOUTH,
                south,
                "MedicationDispense",
                "fill",
                Map.of(
                        "status", "\"status\":\"completed\"",
                        "medication[x]", DRUG,
                        "whenHandedOver", "\"whenHandedOver\":\"2026-01-06T10:00:00Z\"",
                        "quantity", "\"quantity\":{\"value\":30.50,\"unit\":\"tablet\"}",
                        "authorizingPrescription[]",
                                "{\"identifier\":{\"system\":\"https://hospital.example/rx\",\"value\":\"RX1\"}}"));
    }

    private JsonNode lines(Viewer viewer) {
        Answer answer = medications.of(viewer, north.value());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer).path("medications");
    }

    @Test
    void onePrescriptionOverTwoSourcesIsOneLine() {
        JsonNode lines = lines(scene.patient(south));
        assertThat(lines).hasSize(1);
        JsonNode line = lines.get(0);
        assertThat(line.at("/ordered/entries/0").asText()).isEqualTo(order.value());
        assertThat(line.at("/ordered/date").asText()).isEqualTo("2026-01-05");
        assertThat(line.at("/dispensed/0/entry").asText()).isEqualTo(fill.value());
        assertThat(medications.of(scene.patient(south), north.value()).body()).contains("{\"value\":30.50,");
        assertThat(line.at("/refillsLeft/count").asInt()).isEqualTo(2);
        assertThat(line.at("/status/code").asText()).isEqualTo("active");
    }

    @Test
    void aFillUnderAFormerNameOfTheOrderIsTheOrders() {
        EntryId former = scene.entry(north, "MedicationRequest", "former");
        scene.alias(Scene.NORTH, north, "MedicationRequest", former, order);
        scene.states(
                Scene.NORTH,
                north,
                "MedicationDispense",
                "second",
                Map.of(
                        "status",
                        "\"status\":\"completed\"",
                        "authorizingPrescription[]",
                        "{\"reference\":\"MedicationRequest/" + former + "\"}"));
        assertThat(lines(scene.clinician())).hasSize(1);
        assertThat(lines(scene.clinician()).at("/0/dispensed")).hasSize(2);
    }

    /** As HL7 v2 names it: by placer number first, then by filler number, then by prescription number. */
    @Test
    void whatWasSaidUnderEachFormerNameOfAnOrderIsOneLineInWhicheverOrderTheNamesAreJoined() {
        for (boolean placerFirst : new boolean[] {true, false}) {
            String round = "round " + placerFirst;
            EntryId placer = scene.entry(north, "MedicationRequest", round + " placer");
            EntryId filler = scene.entry(north, "MedicationRequest", round + " filler");
            EntryId last = scene.entry(north, "MedicationRequest", round + " prescription");
            scene.states(Scene.NORTH, north, "MedicationRequest", round + " placer", said("authoredOn", "2026-02-01"));
            scene.alias(
                    Scene.NORTH,
                    north,
                    "MedicationRequest",
                    placerFirst ? placer : filler,
                    placerFirst ? filler : last);
            scene.states(Scene.NORTH, north, "MedicationRequest", round + " prescription", said("status", "stopped"));
            scene.alias(
                    Scene.NORTH,
                    north,
                    "MedicationRequest",
                    placerFirst ? filler : placer,
                    placerFirst ? last : filler);
            scene.states(
                    Scene.NORTH,
                    north,
                    "MedicationDispense",
                    round + " fill",
                    Map.of("authorizingPrescription[]", "{\"reference\":\"MedicationRequest/" + placer + "\"}"));
            assertThat(lines(scene.clinician()))
                    .filteredOn(line -> line.at("/ordered/entries/0").asText().equals(last.value()))
                    .hasSize(1)
                    .allSatisfy(line -> {
                        assertThat(line.at("/status/code").asText()).isEqualTo("stopped");
                        assertThat(line.at("/ordered/date").asText()).isEqualTo("2026-02-01");
                        assertThat(line.at("/dispensed")).hasSize(1);
                    });
            assertThat(scene.read(scene.clinician(), "MedicationRequest", placer.value())
                            .location())
                    .contains("MedicationRequest/" + last);
        }
        assertThat(lines(scene.clinician())).hasSize(3);
    }

    private static Map<String, String> said(String element, String value) {
        return Map.of(element, '"' + element + "\":\"" + value + '"');
    }

    @Test
    void aTokenOfOneOrganisationSeesWhatThatOneSaid() {
        JsonNode lines = lines(scene.ward(Scene.SOUTH));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).has("ordered")).isFalse();
        assertThat(lines.at("/0/dispensed")).hasSize(1);
    }

    @Test
    void aTokenForOrdersAloneSeesNoFills() {
        Viewer viewer = scene.viewer(AccessToken.of("app", north.value(), null, "patient/MedicationRequest.rs"));
        assertThat(lines(viewer).at("/0/dispensed")).isEmpty();
    }

    @Test
    void whatAPersonWroteIsKeptFromATokenOfAnOrganisation() {
        scene.states(
                FeedId.PORTAL,
                north,
                "MedicationStatement",
                "own",
                Map.of(
                        "status",
                        "\"status\":\"active\"",
                        "medication[x]",
                        "\"medicationCodeableConcept\":{\"text\":\"Garlic\"}"));
        assertThat(lines(scene.patient(north))).hasSize(2);
        assertThat(lines(scene.ward(Scene.NORTH))).hasSize(1);
    }

    @Test
    void othersAreRefused() {
        SubjectId mallory = scene.subject("mallory");
        scene.person(Scene.NORTH, mallory, "Other", "Mallory", "7");
        assertThat(medications.of(scene.patient(mallory), north.value()).status())
                .isEqualTo(403);
        assertThat(medications
                        .of(
                                scene.viewer(AccessToken.of("app", north.value(), null, "patient/Observation.rs")),
                                north.value())
                        .status())
                .isEqualTo(403);
        assertThat(medications.of(scene.clinician(), "nobody").status()).isEqualTo(404);
    }
}
