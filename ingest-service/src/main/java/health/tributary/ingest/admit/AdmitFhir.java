package health.tributary.ingest.admit;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FhirValidation;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.FhirVersion;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.Problem;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.bundle.FhirMessage;
import health.tributary.fhir.bundle.MessagePlan;
import health.tributary.fhir.bundle.PlannedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** FHIR JSON into an envelope, or into a reason why not. Never throws on content. Safe for use by many threads. */
public final class AdmitFhir {
    /** Larger messages are not given to the validator, whose object model takes many times their length. */
    public static final int MAX_VALIDATED_BYTES = 4 * 1024 * 1024;

    /** Where the one resource of an interaction, and the MessageHeader, stand. */
    private static final String RESOURCE = "Bundle.entry[0].resource";

    private static final String TOO_LARGE =
            "a message above " + MAX_VALIDATED_BYTES + " bytes is not validated; send it in parts";

    private final IdKey key;
    private final AdmitRules rules;
    private final FhirValidator validator;

    public AdmitFhir(IdKey key, AdmitRules rules, FhirValidator validator) {
        this.key = Objects.requireNonNull(key);
        this.rules = Objects.requireNonNull(rules);
        this.validator = Objects.requireNonNull(validator);
    }

    /**
     * Admits or refuses what arrived.
     *
     * @param contentType the request's header, which may name a FHIR version; may be null
     */
    public FhirAdmission admit(Arrival arrival, Feed feed, String contentType) {
        Optional<Problem> version = FhirVersion.ofMediaType(contentType);
        if (version.isPresent()) {
            return refused(arrival, feed, version.get(), List.of(version.get()));
        }
        ReadResult read = FhirReader.read(arrival.bytes());
        if (read instanceof ReadResult.Unreadable unreadable) {
            return refused(arrival, feed, unreadable.problem(), List.of(unreadable.problem()));
        }
        FhirMessage message = FhirMessage.of(((ReadResult.Read) read).resource());
        MessagePlan plan = MessagePlan.of(message, feed, key);
        if (plan.refused()) {
            return refused(arrival, feed, plan.refusal().orElseThrow(), plan.problems());
        }
        List<Problem> problems = new ArrayList<>(plan.problems());
        List<Problem> found = validated(arrival, feed, plan);
        problems.addAll(found);
        return feed.fhirValidation() == FhirValidation.REJECT && !found.isEmpty()
                ? refused(arrival, feed, found.get(0), found)
                : taken(arrival, feed, plan.onlyPatient(), problems);
    }

    /**
     * Admits or refuses one RESTful interaction. What is wrong is said of the resource that was sent, not of the message that it became.
     *
     * @param body with the resource; not looked at for a deletion
     */
    public FhirAdmission admit(Arrival body, Interaction interaction, Feed feed, String contentType) {
        if (!interaction.deletion() && FhirReader.read(body.bytes()) instanceof ReadResult.Unreadable unreadable) {
            return refused(body, feed, unreadable.problem(), List.of(unreadable.problem()));
        }
        Arrival message = new Arrival(
                interaction.transaction(body.bytes()), body.receivedAt(), body.backfill(), body.traceparent());
        FhirAdmission admission = admit(message, feed, contentType);
        List<Problem> problems = admission.problems().stream()
                .map(problem -> ofResource(problem, interaction.type()))
                .toList();
        return new FhirAdmission(admission.envelope(), admission.body(), admission.refusal(), problems);
    }

    private static Problem ofResource(Problem problem, String type) {
        String place = problem.expression();
        String there = place.startsWith(RESOURCE) ? type + place.substring(RESOURCE.length()) : "";
        return new Problem(problem.severity(), problem.code(), there, problem.rule());
    }

    /** Admits or refuses a message of FHIR's messaging (R4, section 2.4): whole or not at all, since it gets one answer. */
    public MessageAdmission admitMessage(Arrival arrival, Feed feed, String contentType) {
        FhirAdmission admission = admit(arrival, feed, contentType);
        if (admission.refusal().isPresent()) {
            return new MessageAdmission(admission, Optional.empty());
        }
        JsonObject bundle = ((ReadResult.Read) FhirReader.read(arrival.bytes())).resource();
        Optional<JsonObject> header = FhirMessage.header(bundle)
                .filter(any -> bundle.text("type").orElse("").equals("message"));
        List<Problem> problems = new ArrayList<>(unanswerable(header));
        problems.addAll(admission.problems());
        Optional<Problem> why = problems.stream()
                .filter(problem -> problem.severity().refuses())
                .findFirst();
        return why.isPresent()
                ? new MessageAdmission(refused(arrival, feed, why.get(), problems), Optional.empty())
                : new MessageAdmission(admission, header);
    }

    /** What an answer must repeat, and cannot. */
    private static List<Problem> unanswerable(Optional<JsonObject> header) {
        if (header.isEmpty()) {
            return List.of(
                    Problem.error(IssueCode.VALUE, "Bundle.type", "$process-message takes a Bundle of type message"));
        }
        List<Problem> missing = new ArrayList<>();
        if (header.get().text("id").isEmpty()) {
            missing.add(Problem.error(IssueCode.REQUIRED, RESOURCE + ".id", "the answer refers to the message's id"));
        }
        if (header.get().object("eventCoding").isEmpty()
                && header.get().text("eventUri").isEmpty()) {
            missing.add(
                    Problem.error(IssueCode.REQUIRED, RESOURCE + ".event", "a message says of which event it tells"));
        }
        return missing;
    }

    private List<Problem> validated(Arrival arrival, Feed feed, MessagePlan plan) {
        if (arrival.bytes().length > MAX_VALIDATED_BYTES) {
            return tooLargeFor(feed);
        }
        List<Problem> problems = new ArrayList<>();
        for (PlannedEntry entry : plan.entries()) {
            entry.source()
                    .resource()
                    .ifPresent(resource ->
                            problems.addAll(validated(resource, entry.source().resourcePath(), 0, feed)));
        }
        return problems;
    }

    /** What the feed's validation finds in a resource of so many bytes. */
    List<Problem> validated(JsonObject resource, String path, int bytes, Feed feed) {
        if (feed.fhirValidation() == FhirValidation.OFF) {
            return List.of();
        }
        if (bytes > MAX_VALIDATED_BYTES) {
            return tooLargeFor(feed);
        }
        boolean rejects = feed.fhirValidation() == FhirValidation.REJECT;
        return validator.problems(resource, path).stream()
                .map(problem -> problem.refuses(rejects))
                .toList();
    }

    private static List<Problem> tooLargeFor(Feed feed) {
        return switch (feed.fhirValidation()) {
            case OFF -> List.of();
            case WARN -> List.of(Problem.warning(IssueCode.TOO_LONG, "", TOO_LARGE));
            case REJECT -> List.of(Problem.error(IssueCode.TOO_LONG, "", TOO_LARGE));
        };
    }

    IdKey key() {
        return key;
    }

    FhirAdmission taken(Arrival arrival, Feed feed, Optional<SubjectId> subject, List<Problem> problems) {
        return new FhirAdmission(envelope(arrival, feed, subject), arrival.bytes(), Optional.empty(), problems);
    }

    FhirAdmission refused(Arrival arrival, Feed feed, Problem why, List<Problem> problems) {
        Rejection rejection = why.rejection();
        return new FhirAdmission(
                envelope(arrival, feed, Optional.empty()), arrival.bytes(), Optional.of(rejection), problems);
    }

    private Envelope envelope(Arrival arrival, Feed feed, Optional<SubjectId> subject) {
        MessageId id = MessageId.of(feed.id(), arrival.bytes());
        return new Envelope(
                id,
                feed.id(),
                ContentType.FHIR_JSON,
                arrival.receivedAt(),
                subject,
                TraceContext.of(id, arrival.traceparent(), rules.traceRatio()).traceparent(),
                arrival.backfill() || feed.backfill(),
                false);
    }
}
