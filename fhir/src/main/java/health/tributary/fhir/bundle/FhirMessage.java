package health.tributary.fhir.bundle;

import health.tributary.fhir.Compartment;
import health.tributary.fhir.FhirVersion;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonArray;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonValue;
import health.tributary.fhir.Problem;
import health.tributary.fhir.R4;
import health.tributary.fhir.StructureCheck;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A resource or a Bundle, taken apart.
 *
 * @param kind what holds it together
 * @param timestamp when the Bundle was put together ({@code Bundle.timestamp})
 * @param entries what is good in it, in its order
 * @param problems of the whole and of each entry; an entry with an error is not among {@code entries}
 * @param refused whether nothing of it can be taken
 */
public record FhirMessage(
        BundleKind kind,
        Optional<Instant> timestamp,
        List<BundleEntry> entries,
        List<Problem> problems,
        boolean refused) {
    private static final String HEADER = "a Bundle of type message begins with its MessageHeader (bdl-12)";

    public FhirMessage {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(timestamp);
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Takes a message apart. */
    public static FhirMessage of(JsonObject root) {
        String type = root.resourceType();
        Optional<Problem> version = FhirVersion.of(root, type);
        if (version.isPresent()) {
            return refused(version.get());
        }
        if (!type.equals("Bundle")) {
            return single(root, type);
        }
        String code = root.text("type").orElse("");
        Optional<BundleKind> kind = BundleKind.of(code);
        if (kind.isEmpty()) {
            return refused(Problem.error(IssueCode.NOT_SUPPORTED, "Bundle.type", BundleKind.refusal(code)));
        }
        JsonValue list = root.get("entry");
        if (list != null && !(list instanceof JsonArray)) {
            return refused(Problem.error(IssueCode.STRUCTURE, "Bundle.entry", "this is an array in R4"));
        }
        if (kind.get() == BundleKind.MESSAGE && header(root).isEmpty()) {
            return refused(Problem.error(IssueCode.REQUIRED, "Bundle.entry", HEADER));
        }
        return bundle(root, kind.get());
    }

    /** The MessageHeader with which a Bundle of type message begins (R4, section 2.4). */
    public static Optional<JsonObject> header(JsonObject bundle) {
        return bundle.objects("entry").stream()
                .limit(1)
                .flatMap(entry -> entry.object("resource").stream())
                .filter(resource -> resource.resourceType().equals("MessageHeader"))
                .findFirst();
    }

    /**
     * Resources that came one by one and have been found good, as the collection that they make together.
     *
     * @param resources each a message by itself that is not refused
     */
    public static FhirMessage collection(List<JsonObject> resources) {
        List<BundleEntry> entries = new ArrayList<>(resources.size());
        for (JsonObject resource : resources) {
            String path = "Bundle.entry[" + entries.size() + "]";
            entries.add(new BundleEntry(path, "", Optional.of(resource), Request.ASSERT));
        }
        return new FhirMessage(BundleKind.COLLECTION, Optional.empty(), entries, List.of(), false);
    }

    private static FhirMessage single(JsonObject resource, String type) {
        List<Problem> problems = new ArrayList<>(StructureCheck.of(resource, type));
        if (R4.isResourceType(type) && !Compartment.isStored(type)) {
            problems.add(
                    Problem.error(IssueCode.NOT_SUPPORTED, type, "a resource of this type is no part of a record"));
        }
        boolean refused =
                problems.stream().anyMatch(problem -> problem.severity().refuses());
        BundleEntry entry = new BundleEntry(type, "", Optional.of(resource), Request.ASSERT);
        return new FhirMessage(
                BundleKind.RESOURCE, Optional.empty(), refused ? List.of() : List.of(entry), problems, refused);
    }

    private static FhirMessage bundle(JsonObject bundle, BundleKind kind) {
        List<Problem> problems = new ArrayList<>();
        List<BundleEntry> entries = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        int at = 0;
        for (JsonValue item : bundle.items("entry")) {
            String path = "Bundle.entry[" + at++ + "]";
            EntryReader reader = new EntryReader(kind, path);
            Optional<BundleEntry> entry = reader.read(item);
            problems.addAll(reader.problems());
            if (entry.isPresent()
                    && !entry.get().fullUrl().isEmpty()
                    && !addresses.add(entry.get().fullUrl())) {
                String rule = "another entry has the same fullUrl (bdl-7): which one is meant, nobody can tell";
                problems.add(Problem.error(IssueCode.DUPLICATE, path + ".fullUrl", rule));
                entry = Optional.empty();
            }
            entry.ifPresent(entries::add);
        }
        Optional<Instant> timestamp = instant(bundle.text("timestamp"), "Bundle.timestamp", problems);
        boolean bad = problems.stream().anyMatch(problem -> problem.severity().refuses());
        if (at == 0) {
            problems.add(Problem.error(IssueCode.REQUIRED, "Bundle.entry", "there is nothing in the Bundle"));
        }
        boolean refused = kind.atomic() ? bad || at == 0 : entries.isEmpty() && (bad || at == 0);
        return new FhirMessage(kind, timestamp, refused ? List.of() : entries, problems, refused);
    }

    /** An instant (R4, section 2.24.0.1); one that is none is a warning, and as if it were not there. */
    static Optional<Instant> instant(Optional<String> text, String place, List<Problem> problems) {
        try {
            return text.map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException none) {
            problems.add(Problem.warning(IssueCode.VALUE, place, "this is no instant; it is passed over as a time"));
            return Optional.empty();
        }
    }

    private static FhirMessage refused(Problem problem) {
        return new FhirMessage(BundleKind.RESOURCE, Optional.empty(), List.of(), List.of(problem), true);
    }

    @Override
    public String toString() {
        return "FhirMessage(" + kind + ", " + entries.size() + " entries, redacted)";
    }
}
