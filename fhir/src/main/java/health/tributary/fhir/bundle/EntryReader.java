package health.tributary.fhir.bundle;

import health.tributary.fhir.Compartment;
import health.tributary.fhir.FhirVersion;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonValue;
import health.tributary.fhir.Problem;
import health.tributary.fhir.R4;
import health.tributary.fhir.StructureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one entry of a Bundle: its resource, and what is to be done with it. */
final class EntryReader {
    private static final String CONDITION =
            "a condition is one identifier here: identifier=system|value, and nothing beside it";

    private final BundleKind kind;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    EntryReader(BundleKind kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The entry, if it is good; else the reader's problems say why not. */
    Optional<BundleEntry> read(JsonValue item) {
        if (!(item instanceof JsonObject entry)) {
            problems.add(Problem.error(IssueCode.STRUCTURE, path, "an entry is a JSON object"));
            return Optional.empty();
        }
        Optional<JsonObject> resource = entry.object("resource");
        if (kind == BundleKind.SEARCHSET && outcome(entry, resource)) {
            return Optional.empty();
        }
        resource.ifPresent(this::check);
        Request request = kind.requests() ? request(entry, resource) : Request.ASSERT;
        if (resource.isEmpty() && !request.deletion()) {
            error(IssueCode.REQUIRED, ".resource", "an entry has a resource");
        }
        return problems.stream().anyMatch(problem -> problem.severity().refuses())
                ? Optional.empty()
                : Optional.of(new BundleEntry(
                        path,
                        entry.text("fullUrl").orElse(""),
                        request.deletion() ? Optional.empty() : resource,
                        request));
    }

    /** How the search went is said in a resource of its own (R4, section 3.1.1.4.13): nothing for the record. */
    private static boolean outcome(JsonObject entry, Optional<JsonObject> resource) {
        return resource.map(JsonObject::resourceType).orElse("").equals("OperationOutcome")
                || entry.object("search")
                        .flatMap(search -> search.text("mode"))
                        .orElse("")
                        .equals("outcome");
    }

    private void check(JsonObject resource) {
        Optional<Problem> version = FhirVersion.of(resource, path + ".resource");
        if (version.isPresent()) {
            problems.add(version.get());
            return;
        }
        problems.addAll(StructureCheck.of(resource, path + ".resource"));
        if (R4.isResourceType(resource.resourceType()) && !Compartment.isStored(resource.resourceType())) {
            error(IssueCode.NOT_SUPPORTED, ".resource", "a resource of this type within a Bundle is not kept");
        }
    }

    private Request request(JsonObject entry, Optional<JsonObject> resource) {
        JsonObject request = entry.object("request").orElse(null);
        if (request == null) {
            error(IssueCode.REQUIRED, ".request", "an entry of a transaction or a batch has a request");
            return Request.ASSERT;
        }
        if (request.get("ifMatch") != null) {
            error(IssueCode.NOT_SUPPORTED, ".request.ifMatch", "a feed states; it does not ask for a version first");
        }
        Optional<ResourceUrl> target = request.text("url").flatMap(ResourceUrl::parse);
        if (target.isEmpty()) {
            error(
                    IssueCode.VALUE,
                    ".request.url",
                    "the address is that of an R4 resource type: Type, Type/id or Type?…");
            return Request.ASSERT;
        }
        return switch (request.text("method").orElse("")) {
            case "POST" -> create(request, target.get(), resource);
            case "PUT" -> update(target.get(), resource);
            case "DELETE" -> deletion(target.get());
            case "" -> {
                error(IssueCode.REQUIRED, ".request.method", "a request has a method");
                yield Request.ASSERT;
            }
            default -> {
                error(IssueCode.NOT_SUPPORTED, ".request.method", "a feed may POST, PUT and DELETE, nothing else");
                yield Request.ASSERT;
            }
        };
    }

    private Request create(JsonObject request, ResourceUrl target, Optional<JsonObject> resource) {
        sameType(target, resource);
        if (!target.id().isEmpty() || !target.query().isEmpty()) {
            error(IssueCode.VALUE, ".request.url", "the address of a POST is the resource type");
        }
        Optional<String> condition = request.text("ifNoneExist");
        if (condition.isEmpty()) {
            return new Request(false, Optional.of(target), Optional.empty());
        }
        String query = condition.get().substring(condition.get().indexOf('?') + 1);
        Optional<Token> token = ResourceUrl.parse(target.type() + '?' + query).flatMap(ResourceUrl::identifier);
        if (token.isEmpty()) {
            error(IssueCode.NOT_SUPPORTED, ".request.ifNoneExist", CONDITION);
        }
        return new Request(false, Optional.of(target), token);
    }

    private Request update(ResourceUrl target, Optional<JsonObject> resource) {
        sameType(target, resource);
        Optional<String> id = resource.flatMap(it -> it.text("id"));
        if (!target.id().isEmpty() && id.isPresent() && !id.get().equals(target.id())) {
            error(IssueCode.VALUE, ".request.url", "the address of a PUT and the resource name two ids");
        }
        Optional<Token> condition = target.identifier();
        if (target.id().isEmpty() && condition.isEmpty()) {
            error(IssueCode.NOT_SUPPORTED, ".request.url", "a PUT names an id; or " + CONDITION);
        }
        return new Request(false, Optional.of(target), condition);
    }

    private Request deletion(ResourceUrl target) {
        Optional<Token> condition =
                target.id().isEmpty() ? target.parameter("identifier").flatMap(Token::parse) : Optional.empty();
        if (target.id().isEmpty() && condition.isEmpty()) {
            error(IssueCode.NOT_SUPPORTED, ".request.url", "a DELETE names an id or an identifier");
        }
        if (!Compartment.isStored(target.type())) {
            error(IssueCode.NOT_SUPPORTED, ".request.url", "resources of this type are not kept");
        }
        return new Request(true, Optional.of(target), condition);
    }

    private void sameType(ResourceUrl target, Optional<JsonObject> resource) {
        if (resource.isPresent() && !resource.get().resourceType().equals(target.type())) {
            error(IssueCode.VALUE, ".request.url", "the address and the resource are of two types");
        }
    }

    private void error(IssueCode code, String below, String rule) {
        problems.add(Problem.error(code, path + below, rule));
    }
}
