package health.tributary.record.medication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.tributary.contract.EntryId;
import health.tributary.record.medication.MedicationLine.Amount;
import health.tributary.record.medication.MedicationLine.Code;
import health.tributary.record.medication.MedicationLine.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A resource about a medication, read for what a line needs of it. */
final class MedicationResource {
    /** Decimals stay as they were written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String OWN = "https://tributary.health/fhir/StructureDefinition/";

    final MedicationEntry entry;
    private final JsonNode json;
    private final Map<String, JsonNode> products;

    /**
     * Of an entry.
     *
     * @param products the Medications that entries refer to, by their ids
     */
    MedicationResource(MedicationEntry entry, Map<String, JsonNode> products) {
        this.entry = entry;
        this.json = parsed(entry.resource());
        this.products = products;
    }

    static JsonNode parsed(String resource) {
        try {
            return JSON.readTree(resource);
        } catch (JsonProcessingException e) {
            // A resource that is no JSON says nothing here; it can be read by its id as it is.
            return MissingNode.getInstance();
        }
    }

    EntryId id() {
        return entry.id();
    }

    boolean is(String type) {
        return entry.type().equals(type);
    }

    /** Whether it is an order, not one instance of an order that is to be given. */
    boolean isOrder() {
        return is("MedicationRequest") && !text("intent").equals("instance-order");
    }

    String text(String member) {
        return json.path(member).asText("");
    }

    String status() {
        String status = text("status");
        return status.isEmpty() ? "unknown" : status;
    }

    /** The first of these members that is there, of a date or of a period's start. */
    String date(String... members) {
        for (String member : members) {
            JsonNode found = json.path(member);
            String date = found.isObject() ? found.path("start").asText("") : found.asText("");
            if (!date.isEmpty()) {
                return date;
            }
        }
        return "";
    }

    /** The ids, {@code Type/id} without the type, of what is referred to as a thing of that type. */
    List<String> references(String type, String... members) {
        List<String> ids = new ArrayList<>();
        for (String member : members) {
            for (JsonNode reference : items(json.path(member))) {
                String text = reference.path("reference").asText("");
                int slash = text.lastIndexOf('/');
                if (slash > 0 && text.substring(0, slash).endsWith(type)) {
                    ids.add(text.substring(slash + 1));
                }
            }
        }
        return ids;
    }

    /** Its own identifiers, and those of the orders that it refers to. */
    List<Identifier> numbers() {
        List<Identifier> numbers = new ArrayList<>();
        if (isOrder()) {
            items(json.path("identifier")).forEach(each -> number(each, numbers));
        }
        for (String member : List.of("authorizingPrescription", "request", "basedOn")) {
            items(json.path(member)).forEach(each -> number(each.path("identifier"), numbers));
        }
        return numbers;
    }

    private static void number(JsonNode identifier, List<Identifier> to) {
        String value = identifier.path("value").asText("");
        if (!value.isEmpty()) {
            JsonNode type = identifier.path("type");
            String kind = type.path("text").asText(type.at("/coding/0/code").asText(""));
            to.add(new Identifier(kind, identifier.path("system").asText(""), value));
        }
    }

    /** What people call the medication. */
    String medication() {
        JsonNode concept = json.path("medicationCodeableConcept");
        String text = concept(concept);
        if (text.isEmpty()) {
            text = json.path("medicationReference").path("display").asText("");
        }
        return text.isEmpty() ? concept(product().path("code")) : text;
    }

    List<Code> codes() {
        List<Code> codes = new ArrayList<>();
        JsonNode concept = json.has("medicationCodeableConcept")
                ? json.path("medicationCodeableConcept")
                : product().path("code");
        for (JsonNode coding : concept.path("coding")) {
            codes.add(new Code(
                    coding.path("system").asText(""), coding.path("code").asText("")));
        }
        return codes;
    }

    /** What makes two medications the same here: a shared code of a named system, else the same words. */
    Set<String> medicationKeys() {
        Set<String> keys = new TreeSet<>();
        for (Code code : codes()) {
            if (!code.system().isEmpty() && !code.code().isEmpty()) {
                keys.add(code.system() + '|' + code.code());
            }
        }
        String words = medication().strip().toLowerCase(Locale.ROOT);
        if (!words.isEmpty()) {
            keys.add("text|" + words);
        }
        return keys;
    }

    /** The Medication that is referred to: a contained one, or an entry of the source's directory. */
    private JsonNode product() {
        String reference = json.path("medicationReference").path("reference").asText("");
        JsonNode known = products.get(reference.substring(reference.indexOf('/') + 1));
        if (known != null) {
            return known;
        }
        for (JsonNode contained : json.path("contained")) {
            if (reference.equals("#" + contained.path("id").asText(""))) {
                return contained;
            }
        }
        return MissingNode.getInstance();
    }

    Amount amount(String pointer) {
        JsonNode quantity = json.at(pointer);
        JsonNode value = quantity.path("value");
        String unit = quantity.path("unit").asText(quantity.path("code").asText(""));
        return value.isNumber() ? new Amount(Optional.of(value.decimalValue()), unit) : Amount.NONE;
    }

    /** A whole number, or -1. */
    int count(String pointer) {
        JsonNode number = json.at(pointer);
        return number.canConvertToInt() ? number.asInt() : -1;
    }

    /** The value of an extension of this project, or a missing node. */
    JsonNode extension(String name, String value) {
        for (JsonNode extension : json.path("extension")) {
            if (extension.path("url").asText("").equals(OWN + name)) {
                return extension.path(value);
            }
        }
        return MissingNode.getInstance();
    }

    String display(String member) {
        return json.path(member).path("display").asText("");
    }

    /** A CodeableConcept, or the first of several, in words. */
    String words(String member) {
        JsonNode value = json.path(member);
        return concept(value.isArray() ? value.path(0) : value);
    }

    /** The dosage instructions in words, where they are said in words. */
    String dosage() {
        StringBuilder text = new StringBuilder();
        for (JsonNode dosage : json.path("dosageInstruction")) {
            String line =
                    dosage.path("text").asText(dosage.path("patientInstruction").asText(""));
            text.append(text.length() == 0 || line.isEmpty() ? "" : "\n").append(line);
        }
        return text.toString();
    }

    private static String concept(JsonNode concept) {
        String text = concept.path("text").asText("");
        for (JsonNode coding : concept.path("coding")) {
            text = text.isEmpty() ? coding.path("display").asText("") : text;
        }
        return text.isEmpty() ? concept.at("/coding/0/code").asText("") : text;
    }

    private static Iterable<JsonNode> items(JsonNode node) {
        return node.isArray() ? node : node.isObject() ? List.of(node) : List.of();
    }
}
