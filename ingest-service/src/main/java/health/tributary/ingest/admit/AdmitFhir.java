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
import health.tributary.fhir.Problem;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.Severity;
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
                : new FhirAdmission(
                        envelope(arrival, feed, plan.onlyPatient()), arrival.bytes(), Optional.empty(), problems);
    }

    private List<Problem> validated(Arrival arrival, Feed feed, MessagePlan plan) {
        if (feed.fhirValidation() == FhirValidation.OFF) {
            return List.of();
        }
        boolean rejects = feed.fhirValidation() == FhirValidation.REJECT;
        if (arrival.bytes().length > MAX_VALIDATED_BYTES) {
            Severity severity = rejects ? Severity.ERROR : Severity.WARNING;
            return List.of(new Problem(severity, IssueCode.TOO_LONG, "", TOO_LARGE));
        }
        List<Problem> problems = new ArrayList<>();
        for (PlannedEntry entry : plan.entries()) {
            entry.source()
                    .resource()
                    .ifPresent(resource -> validator
                            .problems(resource, entry.source().resourcePath())
                            .forEach(problem -> problems.add(problem.refuses(rejects))));
        }
        return problems;
    }

    private FhirAdmission refused(Arrival arrival, Feed feed, Problem why, List<Problem> problems) {
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
