package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A person's record ({@code Patient/$everything}) as a readable table, a line for each thing. */
final class RecordTable {
    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("Patient", "Person");
        TITLES.put("RelatedPerson", "Relatives");
        TITLES.put("Coverage", "Coverage");
        TITLES.put("Account", "Accounts");
        TITLES.put("Encounter", "Encounters");
        TITLES.put("Condition", "Diagnoses");
        TITLES.put("AllergyIntolerance", "Allergies");
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

    static String of(JsonNode bundle) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        TITLES.keySet().forEach(type -> lines.put(type, new ArrayList<>()));
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            lines.computeIfAbsent(resource.path("resourceType").asText(), type -> new ArrayList<>())
                    .add(line(resource));
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
                        padded(concept(resource.path("code")), 52),
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
            JsonNode quantity = resource.get("valueQuantity");
            return quantity.path("comparator").asText() + quantity.path("value").asText() + " "
                    + quantity.path("unit").asText();
        }
        if (resource.has("valueCodeableConcept")) {
            return concept(resource.get("valueCodeableConcept"));
        }
        return resource.path("valueString").asText(concept(resource.path("dataAbsentReason")));
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
                        .asText(resource.path("authoredOn").asText());
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
