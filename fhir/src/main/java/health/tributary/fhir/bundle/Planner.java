package health.tributary.fhir.bundle;

import health.tributary.contract.EntryId;
import health.tributary.contract.IdKey;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.fhir.Compartment;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.Problem;
import health.tributary.fhir.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the plan of one message. */
final class Planner {
    private static final int MAX_ALIASES = 20;
    private static final String NO_PATIENT = "whose this is cannot be told: it names no patient, and nothing in the"
            + " message that is a patient's refers to it or is referred to by it";
    private static final String DELETE_WHOSE =
            "whose this is cannot be told: add patient=… to the address, or send it with what names one patient only";

    private final FhirMessage message;
    private final Ids ids;
    private final List<Problem> problems;
    private final List<Draft> drafts = new ArrayList<>();
    private final Addresses addresses;
    private final Map<SubjectId, NamedPatient> named = new LinkedHashMap<>();

    Planner(FhirMessage message, Feed feed, IdKey key) {
        this.message = message;
        this.ids = new Ids(feed, key);
        this.problems = new ArrayList<>(message.problems());
        for (BundleEntry entry : message.entries()) {
            drafts.add(new Draft(drafts.size(), entry));
        }
        this.addresses = new Addresses(drafts, ids);
    }

    MessagePlan plan() {
        ContentKeys contentKeys = new ContentKeys(addresses);
        for (Draft draft : drafts) {
            draft.businessKey = draft.keys().stream().findFirst().orElseGet(() -> contentKeys.of(draft));
        }
        drafts.stream().filter(Draft::isPatient).forEach(this::patient);
        drafts.stream().filter(draft -> !draft.isPatient()).forEach(this::whose);
        new Kinship(drafts, addresses).adopt();
        drafts.forEach(this::settle);
        drafts.forEach(this::checkReferences);
        twice();
        List<PlannedEntry> entries = new ArrayList<>();
        for (Draft draft : drafts) {
            if (!draft.bad) {
                entries.add(planned(draft));
            }
        }
        problems.sort(Comparator.comparing(Problem::severity));
        boolean bad = problems.stream().anyMatch(problem -> problem.severity().refuses());
        boolean refused = message.kind().atomic() ? bad : entries.isEmpty() && bad;
        return refused
                ? new MessagePlan(message, List.of(), List.of(), problems, true)
                : new MessagePlan(message, entries, List.copyOf(named.values()), problems, false);
    }

    private void patient(Draft draft) {
        Optional<Token> condition = draft.entry.request().condition();
        if (condition.isPresent()) {
            draft.subject = ids.patient(condition.get());
        } else if (!draft.id.isEmpty()) {
            draft.subject = ids.patient("", draft.id);
        } else {
            JsonObject resource = draft.entry.resource().orElseThrow();
            List<RawIdentifier> naming = ids.naming(ids.raw(resource, draft.entry.resourcePath()));
            if (naming.size() == 1) {
                draft.subject = ids.patient(naming.get(0));
            } else {
                IssueCode code = naming.isEmpty() ? IssueCode.BUSINESS_RULE : IssueCode.MULTIPLE_MATCHES;
                String count = naming.isEmpty() ? "no identifier names" : "several identifiers name";
                bad(draft, code, ".identifier", "it has no id, and " + count + " it by the feed's subject rule");
            }
        }
    }

    /** Whose a resource is by what it says itself. */
    private void whose(Draft draft) {
        if (draft.entry.resource().isEmpty()) {
            draft.entry
                    .request()
                    .target()
                    .flatMap(url -> url.parameter("patient").or(() -> url.parameter("subject")))
                    .flatMap(text -> addresses.url(text.indexOf('/') < 0 ? "Patient/" + text : text))
                    .flatMap(addresses::patient)
                    .ifPresent(subject -> draft.subject = subject);
            return;
        }
        JsonObject resource = draft.entry.resource().get();
        for (JsonObject reference : Compartment.candidates(resource)) {
            Optional<SubjectId> subject = patientOf(reference, resource, draft);
            if (subject.isPresent()) {
                draft.subject = subject.get();
                return;
            }
        }
        draft.ofOther = Compartment.about(resource).stream()
                .flatMap(reference -> reference.text("reference").stream())
                .anyMatch(this::noPatient);
    }

    private boolean noPatient(String reference) {
        return addresses
                .draft(reference)
                .map(draft -> draft.type)
                .or(() -> addresses.url(reference).map(ResourceUrl::type))
                .filter(Compartment::isDirectory)
                .isPresent();
    }

    private Optional<SubjectId> patientOf(JsonObject reference, JsonObject resource, Draft draft) {
        Optional<String> text = reference.text("reference");
        if (text.isEmpty()) {
            boolean other = !reference.text("type").orElse("Patient").equals("Patient");
            Optional<Token> token =
                    other ? Optional.empty() : reference.object("identifier").flatMap(Token::of);
            return token.map(identifier -> byIdentifier(identifier, draft));
        }
        if (text.get().startsWith("#")) {
            return contained(resource, text.get().substring(1), draft);
        }
        Optional<Draft> within = addresses.draft(text.get());
        if (within.isPresent()) {
            return within.filter(Draft::isPatient).map(patient -> patient.subject);
        }
        Optional<ResourceUrl> url = addresses.url(text.get());
        draft.ofOther |=
                url.filter(address -> Compartment.isDirectory(address.type())).isPresent();
        url.filter(address -> address.type().equals("Patient"))
                .flatMap(ResourceUrl::identifier)
                .ifPresent(token -> byIdentifier(token, draft));
        return url.flatMap(addresses::patient);
    }

    /** The patient of an identifier, whom the message names without bringing them, unless it does. */
    private SubjectId byIdentifier(Token token, Draft draft) {
        Optional<SubjectId> within = addresses.draft("Patient", token).map(patient -> patient.subject);
        if (within.isPresent()) {
            return within.get();
        }
        SubjectId subject = ids.patient(token);
        named.computeIfAbsent(
                subject, any -> new NamedPatient(subject, token, ids.links(token), draft.entry.resourcePath()));
        return subject;
    }

    private Optional<SubjectId> contained(JsonObject resource, String id, Draft draft) {
        for (JsonObject inner : resource.objects("contained")) {
            if (inner.text("id").filter(id::equals).isPresent()
                    && inner.resourceType().equals("Patient")) {
                List<RawIdentifier> naming = ids.naming(ids.raw(inner, draft.entry.resourcePath()));
                if (naming.size() == 1) {
                    return Optional.of(ids.patient(naming.get(0)));
                }
            }
        }
        return Optional.empty();
    }

    /** Whose a resource is that says nothing and has no kin. */
    private void settle(Draft draft) {
        if (draft.subject != null || draft.bad) {
            return;
        }
        boolean deletion = draft.entry.resource().isEmpty();
        if (Compartment.isDirectory(draft.type) || (draft.ofOther && !deletion)) {
            draft.subject = ids.directory();
            draft.directory = true;
        } else if (deletion) {
            Set<SubjectId> all = new LinkedHashSet<>();
            drafts.stream()
                    .filter(other -> other.subject != null && !other.directory)
                    .forEach(other -> all.add(other.subject));
            if (all.size() == 1) {
                draft.subject = all.iterator().next();
            } else {
                problems.add(Problem.error(IssueCode.BUSINESS_RULE, draft.entry.path() + ".request.url", DELETE_WHOSE));
                draft.bad = true;
            }
        } else if (draft.type.equals("MessageHeader") && message.kind() == BundleKind.MESSAGE) {
            // About nobody and nothing, it only carries the others, as the Bundle does.
            draft.bad = true;
        } else {
            bad(draft, IssueCode.BUSINESS_RULE, "", NO_PATIENT);
        }
    }

    /** A reference by a temporary address must lead to an entry; in a transaction else nothing is taken. */
    private void checkReferences(Draft draft) {
        JsonObject resource = draft.entry.resource().orElse(null);
        if (resource == null || draft.bad) {
            return;
        }
        for (String reference : ReferenceWalk.texts(resource)) {
            if (reference.startsWith("urn:") && addresses.draft(reference).isEmpty()) {
                String place = ReferenceWalk.place(resource, reference).orElse("");
                Severity severity = message.kind().atomic() ? Severity.ERROR : Severity.WARNING;
                String rule = "the reference leads to no entry of the message; it is kept as it is";
                problems.add(new Problem(severity, IssueCode.NOT_FOUND, draft.entry.resourcePath() + place, rule));
            } else if (reference.startsWith("Patient?")) {
                addresses
                        .url(reference)
                        .flatMap(ResourceUrl::identifier)
                        .ifPresent(token -> byIdentifier(token, draft));
            }
        }
    }

    private void twice() {
        Map<EntryId, Draft> seen = new HashMap<>();
        for (Draft draft : drafts) {
            Draft first = draft.bad ? null : seen.putIfAbsent(addresses.entry(draft), draft);
            if (first != null) {
                bad(
                        draft,
                        IssueCode.DUPLICATE,
                        "",
                        "another entry is the same resource: which one is meant, nobody can tell");
            }
        }
    }

    private PlannedEntry planned(Draft draft) {
        Optional<JsonObject> resource = draft.entry.resource();
        String path = draft.entry.resourcePath();
        List<LinkId> links =
                draft.isPatient() && resource.isPresent() ? ids.links(ids.raw(resource.get(), path)) : List.of();
        Optional<String> updated = resource.flatMap(it -> it.object("meta")).flatMap(meta -> meta.text("lastUpdated"));
        return new PlannedEntry(
                draft.entry,
                draft.type,
                draft.subject,
                draft.directory,
                addresses.entry(draft),
                draft.directory ? aliases(draft) : List.of(),
                links,
                FhirMessage.instant(updated, path + ".meta.lastUpdated", problems),
                reference -> addresses.resolved(reference, draft.subject, draft.directory));
    }

    private List<EntryId> aliases(Draft draft) {
        return draft.keys().stream()
                .filter(key -> !key.equals(draft.businessKey))
                .limit(MAX_ALIASES)
                .map(key -> ids.entry(draft.subject, draft.type, key))
                .toList();
    }

    private void bad(Draft draft, IssueCode code, String below, String rule) {
        draft.bad = true;
        problems.add(Problem.error(code, draft.entry.resourcePath() + below, rule));
    }
}
