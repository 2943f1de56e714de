package health.tributary.benchmarks.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A visit at a clinic, as a FHIR transaction: the patient as ever, and an encounter, its reason, two vital signs and a prescription
 * that are new. The mark is their identifier.
 */
public final class Visits implements Kind {
    private static final String SYSTEM = "urn:tributary:bench";

    private final String run;
    private final Door.Post door;

    /**
     * The visits of one run.
     *
     * @param run letters and digits
     * @param feed of the clinic
     */
    public Visits(String run, String feed) {
        this.run = run;
        this.door = new Door.Post(feed, "fhir", "application/fhir+json");
    }

    @Override
    public String name() {
        return "fhir";
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public boolean replaces() {
        return false;
    }

    @Override
    public Person person(int patient) {
        return new Person.Searched("/Patient?identifier=" + number(patient));
    }

    @Override
    public String whereShown(int patient, Mark mark) {
        return "/MedicationRequest?identifier=" + mark.text(run);
    }

    @Override
    public Map<String, Integer> leaves(int messages) {
        return Map.of(
                "Encounter",
                messages,
                "Condition",
                messages,
                "Observation",
                2 * messages,
                "MedicationRequest",
                messages);
    }

    @Override
    public Optional<String> code() {
        return Optional.of("http://loinc.org|8867-4");
    }

    @Override
    public Message message(int patient, long sequence, Instant now) {
        Mark mark = new Mark(name(), sequence, sequence);
        String id = mark.text(run);
        String encounter = "\"encounter\":{\"reference\":\"urn:tributary:" + id + "\"},";
        String json = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"timestamp\":\"" + now + "\",\"entry\":["
                + "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"" + number(patient)
                + "\",\"identifier\":[{\"system\":\""
                + SYSTEM + "\",\"value\":\"" + number(patient) + "\"}],\"name\":[{\"family\":\"Everywoman" + patient
                + "\",\"given\":[\"Eve\"]}],\"gender\":\"female\",\"birthDate\":\"1961-06-15\"},"
                + "\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + number(patient) + "\"}},"
                + entry(
                        "Encounter",
                        "urn:tributary:" + id,
                        id,
                        patient,
                        "\"status\":\"finished\",\"class\":{\"system\":"
                                + "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"AMB\"},")
                + ','
                + entry(
                        "Condition",
                        "",
                        id,
                        patient,
                        encounter
                                + "\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"38341003\"}]},")
                + ',' + vital("8867-4", "/min", 60 + sequence % 40, id, patient, encounter, now)
                + ',' + vital("9279-1", "/min", 12 + sequence % 8, id, patient, encounter, now)
                + ','
                + entry(
                        "MedicationRequest",
                        "",
                        id,
                        patient,
                        encounter
                                + "\"status\":\"active\",\"intent\":\"order\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":"
                                + "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"197361\"}]},")
                + "]}";
        return new Message(mark, "", json.getBytes(StandardCharsets.UTF_8));
    }

    private String vital(String code, String unit, long value, String id, int patient, String encounter, Instant now) {
        return entry(
                "Observation",
                "",
                id + '.' + code,
                patient,
                encounter
                        + "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\""
                        + code
                        + "\"}]},\"effectiveDateTime\":\"" + now + "\",\"valueQuantity\":{\"value\":" + value
                        + ",\"unit\":\"" + unit
                        + "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"},");
    }

    private String entry(String type, String fullUrl, String identifier, int patient, String content) {
        return "{" + (fullUrl.isEmpty() ? "" : "\"fullUrl\":\"" + fullUrl + "\",") + "\"resource\":{\"resourceType\":\""
                + type + "\",\"identifier\":[{\"system\":\"" + SYSTEM + "\",\"value\":\"" + identifier + "\"}],"
                + content
                + "\"subject\":{\"reference\":\"Patient/" + number(patient)
                + "\"}},\"request\":{\"method\":\"POST\",\"url\":\""
                + type + "\"}}";
    }

    private String number(int patient) {
        return run + "F" + patient;
    }
}
