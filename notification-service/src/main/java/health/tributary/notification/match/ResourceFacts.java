package health.tributary.notification.match;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.tributary.notification.subscription.Condition;
import health.tributary.notification.subscription.Condition.Aspect;
import health.tributary.notification.subscription.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Codes, categories and status of a resource, read from the top level of its JSON without building a tree: the search
 * parameters {@code code}, {@code category} and {@code status} of FHIR R4, with {@code clinicalStatus} as a status.
 */
final class ResourceFacts {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, Aspect> MEMBERS = Map.ofEntries(
            Map.entry("code", Aspect.CODE),
            Map.entry("medicationCodeableConcept", Aspect.CODE),
            Map.entry("vaccineCode", Aspect.CODE),
            Map.entry("type", Aspect.CODE),
            Map.entry("serviceCategory", Aspect.CATEGORY),
            Map.entry("category", Aspect.CATEGORY),
            Map.entry("class", Aspect.CATEGORY),
            Map.entry("clinicalStatus", Aspect.STATUS),
            Map.entry("status", Aspect.STATUS));

    private final Map<Aspect, List<Coding>> codings = new EnumMap<>(Aspect.class);

    private record Coding(String system, String code) {}

    private ResourceFacts() {}

    /** The facts of a resource. Text that is not JSON has those that came before the fault, which match no more than they say. */
    static ResourceFacts of(String json) {
        ResourceFacts facts = new ResourceFacts();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                facts.members(parser);
            }
        } catch (IOException e) {
            return facts;
        }
        return facts;
    }

    /** Whether one of the resource's codings is one of the condition's tokens. */
    boolean fulfil(Condition condition) {
        List<Coding> has = codings.getOrDefault(condition.aspect(), List.of());
        Set<Token> anyOf = condition.anyOf();
        return has.stream()
                .anyMatch(coding -> anyOf.stream().anyMatch(token -> token.matches(coding.system, coding.code)));
    }

    private void members(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Aspect aspect = MEMBERS.get(parser.currentName());
            parser.nextToken();
            if (aspect == null) {
                parser.skipChildren();
            } else {
                value(parser, aspect);
            }
        }
    }

    /** A code, a Coding, a CodeableConcept, or a list of these: an object with a code is a Coding wherever it stands. */
    private void value(JsonParser parser, Aspect aspect) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            add(aspect, "", parser.getText());
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, aspect);
            }
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, aspect);
        }
    }

    private void object(JsonParser parser, Aspect aspect) throws IOException {
        String system = "";
        String code = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "system" -> system = parser.getValueAsString("");
                case "code" -> code = parser.getValueAsString();
                case "coding" -> value(parser, aspect);
                default -> parser.skipChildren();
            }
        }
        if (code != null) {
            add(aspect, system, code);
        }
    }

    private void add(Aspect aspect, String system, String code) {
        codings.computeIfAbsent(aspect, a -> new ArrayList<>()).add(new Coding(system, code));
    }
}
