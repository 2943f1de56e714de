package health.tributary.record.write;

import health.tributary.fhir.FhirReader;
import health.tributary.fhir.FhirVersion;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonArray;
import health.tributary.fhir.JsonLiteral;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonText;
import health.tributary.fhir.JsonValue;
import health.tributary.fhir.Problem;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.StructureCheck;
import health.tributary.record.write.OwnTypes.OwnType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource that a person sent, as far as a write depends on it.
 *
 * @param json as it was sent
 * @param patient the id in the reference to the patient; empty when it names none
 */
public record OwnResource(String json, Optional<String> patient) {
    // An address of elsewhere may have the same id and be somebody else, so only relative references and urls are
    // asked.
    private static final Pattern PATIENT = Pattern.compile("(?:.*/)?Patient/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?");

    /** What reading came to. */
    public sealed interface Reading {
        /** A resource that can be written, as far as can be told without asking who the patient is. */
        record Usable(OwnResource resource) implements Reading {}

        /** It can not, and why. Nothing of it is kept. */
        record Unusable(int status, List<Problem> problems) implements Reading {
            public Unusable {
                problems = List.copyOf(problems);
            }
        }
    }

    @Override
    public String toString() {
        return "OwnResource(" + json.length() + " characters, redacted)";
    }

    /**
     * Reads a body. 400 for what is no resource or not the one that the address names, 422 for what is missing in it.
     *
     * @param id the id in the address, which the resource must have too; empty for a new entry
     */
    public static Reading read(byte[] body, String type, Optional<String> id) {
        Optional<String> json = text(body);
        if (json.isEmpty()) {
            return unusable(400, IssueCode.INVALID, "", "a body is JSON in UTF-8");
        }
        ReadResult read = FhirReader.read(body);
        if (read instanceof ReadResult.Unreadable unreadable) {
            return new Reading.Unusable(400, List.of(unreadable.problem()));
        }
        JsonObject resource = ((ReadResult.Read) read).resource();
        if (!resource.resourceType().equals(type)) {
            return unusable(400, IssueCode.STRUCTURE, "resourceType", "the resource is of the type in the address");
        }
        if (id.isPresent() && !resource.text("id").equals(id)) {
            return unusable(400, IssueCode.VALUE, type + ".id", "the resource has the id in the address");
        }
        Optional<Problem> version = FhirVersion.of(resource, type);
        return version.isPresent()
                ? new Reading.Unusable(422, List.of(version.get()))
                : read(json.get(), resource, OwnTypes.of(type).orElseThrow());
    }

    private static Reading read(String json, JsonObject resource, OwnType type) {
        String name = resource.resourceType();
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : StructureCheck.of(resource, name)) {
            // What names the patient is written here; what R4 does not know is kept.
            boolean missing = problem.code() == IssueCode.REQUIRED
                    && !problem.expression().equals(name + '.' + type.patient());
            if (missing || problem.severity().refuses()) {
                problems.add(problem.refuses(true));
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < resource.size(); i++) {
            names.add(resource.name(i));
            if (empty(resource.value(i))) {
                problems.add(Problem.error(
                        IssueCode.STRUCTURE,
                        name + '.' + resource.name(i),
                        "an element has a value (R4, section 2.6.2)"));
            }
        }
        for (String element : OwnTypes.missing(type, names)) {
            problems.add(
                    Problem.error(IssueCode.REQUIRED, name + '.' + element, "R4 demands one form of this element"));
        }
        Optional<String> patient = Optional.empty();
        if (resource.get(type.patient()) != null) {
            patient = resource.object(type.patient())
                    .flatMap(reference -> reference.text("reference"))
                    .flatMap(OwnResource::patientId);
            if (patient.isEmpty()) {
                problems.add(notThePerson(name));
            }
        }
        return problems.isEmpty()
                ? new Reading.Usable(new OwnResource(json, patient))
                : new Reading.Unusable(422, problems);
    }

    // Elsewhere empty elements are passed over; here one could stand for what R4 demands.
    private static boolean empty(JsonValue value) {
        return (value instanceof JsonText text && text.value().isBlank())
                || (value instanceof JsonArray array && array.items().isEmpty())
                || (value instanceof JsonObject object && object.size() == 0)
                || (value instanceof JsonLiteral literal && literal.kind() == JsonLiteral.Kind.NULL);
    }

    /** What is wrong with a resource about somebody else. */
    public static Problem notThePerson(String type) {
        String element = OwnTypes.of(type).orElseThrow().patient();
        return Problem.error(
                IssueCode.BUSINESS_RULE,
                type + '.' + element,
                "an own entry is about the person: leave the element out, or refer to Patient/ID with an id of the person");
    }

    private static Optional<String> patientId(String reference) {
        Matcher matcher = PATIENT.matcher(reference);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Reading unusable(int status, IssueCode code, String expression, String rule) {
        return new Reading.Unusable(status, List.of(Problem.error(code, expression, rule)));
    }
}
