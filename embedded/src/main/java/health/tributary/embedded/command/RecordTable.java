package health.tributary.embedded.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A person's record ({@code Patient/$everything}) as a readable table, a line for each thing, with who said it. */
final class RecordTable {
    /** The label that each resource has for each feed that it comes from (Meta.tag). */
    private static final String FEED = "https://tributary.health/feed";

    private static final int LINE_CHARACTERS = 120;

    /** What people call feeds, by name. */
    record Titles(Map<String, String> byName) {
        Titles {
            byName = Map.copyOf(byName);
        }

        private String of(String name) {
            return byName.getOrDefault(name, name);
        }
    }

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("Patient", "Person");
        TITLES.put("RelatedPerson", "Relatives");
        TITLES.put("Coverage", "Coverage");
        TITLES.put("Account", "Accounts");
        TITLES.put("Encounter", "Encounters");
        TITLES.put("Condition", "Diagnoses");
        TITLES.put("AllergyIntolerance", "Allergies");
        TITLES.put("MedicationRequest", "Prescriptions");
        TITLES.put("MedicationDispense", "Dispensed medicines");
        TITLES.put("Procedure", "Procedures");
        TITLES.put("ServiceRequest", "Orders");
        TITLES.put("Specimen", "Specimens");
        TITLES.put("DiagnosticReport", "Reports");
        TITLES.put("Observation", "Results");
        TITLES.put("DocumentReference", "Documents");
        TITLES.put("Practitioner", "Practitioners");
        TITLES.put("Organization", "Organisations");
        TITLES.put("Location", "Places");
    }

    private RecordTable() {}

    /** The titles that a feed registry gives. */
    static Titles titles(String registry) throws JsonProcessingException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (JsonNode feed : new ObjectMapper().readTree(registry).path("feeds")) {
            titles.put(feed.path("name").asText(), feed.path("title").asText());
        }
        titles.put("portal", "herself");
        return new Titles(titles);
    }

    static String of(JsonNode bundle, Titles titles) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        TITLES.keySet().forEach(type -> lines.put(type, new ArrayList<>()));
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            lines.computeIfAbsent(resource.path("resourceType").asText(), type -> new ArrayList<>())
                    .add(sourced(resource, titles));
        }
        StringBuilder table = new StringBuilder();
        lines.forEach((type, found) -> {
            if (!found.isEmpty()) {
                table.append(TITLES.getOrDefault(type, type)).append('\n');
                found.stream()
                        .sorted()
                        .forEach(line -> table.append("  ").append(line).append('\n'));
            }
        });
        return table.toString();
    }

    private static String sourced(JsonNode resource, Titles titles) {
        List<String> sources = new ArrayList<>();
        for (JsonNode tag : resource.path("meta").path("tag")) {
            if (tag.path("system").asText().equals(FEED)) {
                sources.add(titles.of(tag.path("code").asText()));
            }
        }
        String line = line(resource);
        return sources.isEmpty() ? line : padded(line, LINE_CHARACTERS) + "  " + String.join(", ", sources);
    }

    private static String line(JsonNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Patient" ->
                joined(
                        name(resource),
                        "born " + resource.path("birthDate").asText("?"),
                        resource.path("gender").asText(),
                        address(resource),
                        telecoms(resource),
                        identifiers(resource));
            case "RelatedPerson" ->
                joined(name(resource), concept(resource.path("relationship").path(0)), telecoms(resource));
            case "Encounter" ->
                joined(
                        when(resource),
                        resource.path("class").path("code").asText(),
                        resource.path("status").asText());
            case "Observation" ->
                joined(
                        padded(concept(resource.path("code")), 66),
                        padded(value(resource), 18),
                        resource.path("status").asText(),
                        concept(resource.path("interpretation").path(0)),
                        note(resource));
            case "AllergyIntolerance" ->
                joined(
                        concept(resource.path("code")),
                        resource.path("criticality").asText(),
                        concept(resource.path("reaction")
                                .path(0)
                                .path("manifestation")
                                .path(0)));
            case "MedicationRequest", "MedicationDispense" ->
                joined(
                        concept(resource.path("medicationCodeableConcept")),
                        resource.path("status").asText(),
                        quantity(resource.path("quantity")),
                        when(resource));
            case "Practitioner" -> name(resource);
            case "Organization", "Location" -> resource.path("name").asText(identifiers(resource));
            default ->
                joined(
                        concept(resource.path(resource.has("code") ? "code" : "type")),
                        resource.path("status").asText(),
                        when(resource));
        };
    }

    private static String value(JsonNode resource) {
        if (resource.has("valueQuantity")) {
            return quantity(resource.get("valueQuantity"));
        }
        if (resource.has("component")) {
            return components(resource.get("component"));
        }
        if (resource.has("valueCodeableConcept")) {
            return concept(resource.get("valueCodeableConcept"));
        }
        return resource.path("valueString").asText(concept(resource.path("dataAbsentReason")));
    }

    /** Each component's first value: of a summary of a day its average, which comes before the extremes. */
    private static String components(JsonNode components) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode component : components) {
            JsonNode codings = component.path("code").path("coding");
            String what = codings.path(codings.size() - 1).path("code").asText();
            if (component.has("valueQuantity")) {
                values.putIfAbsent(what, quantity(component.get("valueQuantity")));
            }
        }
        return String.join(" / ", values.values());
    }

    private static String quantity(JsonNode quantity) {
        return (quantity.path("comparator").asText() + quantity.path("value").asText() + " "
                        + quantity.path("unit").asText())
                .strip();
    }

    private static String concept(JsonNode concept) {
        JsonNode coding = concept.path("coding").path(0);
        return concept.path("text")
                .asText(coding.path("display").asText(coding.path("code").asText()));
    }

    private static String name(JsonNode resource) {
        JsonNode name = resource.path("name").path(0);
        List<String> words = new ArrayList<>();
        name.path("given").forEach(word -> words.add(word.asText()));
        words.add(name.path("family").asText(name.path("text").asText()));
        return String.join(" ", words).strip();
    }

    private static String address(JsonNode resource) {
        JsonNode address = resource.path("address").path(0);
        return joined(
                address.path("line").path(0).asText(),
                address.path("postalCode").asText() + " " + address.path("city").asText());
    }

    private static String telecoms(JsonNode resource) {
        List<String> values = new ArrayList<>();
        resource.path("telecom")
                .forEach(telecom -> values.add(telecom.path("value").asText()));
        return String.join(" ", values);
    }

    private static String identifiers(JsonNode resource) {
        List<String> values = new ArrayList<>();
        resource.path("identifier")
                .forEach(identifier -> values.add(identifier.path("value").asText()));
        return String.join(" ", values);
    }

    private static String note(JsonNode resource) {
        return resource.path("note").path(0).path("text").asText();
    }

    private static String when(JsonNode resource) {
        JsonNode period = resource.path("period");
        return period.isObject()
                ? period.path("start").asText("?") + " to " + period.path("end").asText("now")
                : resource.path("effectiveDateTime")
                        .asText(resource.path("authoredOn")
                                .asText(resource.path("whenHandedOver").asText()));
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }

    private static String joined(String... parts) {
        List<String> filled = new ArrayList<>();
        for (String part : parts) {
            if (!part.isBlank()) {
                filled.add(part);
            }
        }
        return String.join("  ", filled).stripTrailing();
    }
}
