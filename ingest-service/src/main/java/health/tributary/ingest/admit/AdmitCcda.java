package health.tributary.ingest.admit;

import health.tributary.ccda.CdaReader;
import health.tributary.ccda.DocumentSubject;
import health.tributary.ccda.Problem;
import health.tributary.ccda.ReadResult;
import health.tributary.ccda.ReadResult.Read;
import health.tributary.ccda.ReadResult.Unreadable;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.fhir.IssueCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A CDA document into an envelope, or into a reason why not. Never throws on content. Safe for use by many threads. */
public final class AdmitCcda {
    private final IdKey key;
    private final AdmitRules rules;

    public AdmitCcda(IdKey key, AdmitRules rules) {
        this.key = Objects.requireNonNull(key);
        this.rules = Objects.requireNonNull(rules);
    }

    /** Admits a document that is one, and names one patient; refuses any other. */
    public FhirAdmission admit(Arrival arrival, Feed feed) {
        ReadResult read = CdaReader.read(arrival.bytes());
        if (read instanceof Unreadable unreadable) {
            return refused(arrival, feed, unreadable.problem());
        }
        DocumentSubject subject = DocumentSubject.of(((Read) read).document(), feed, key);
        return subject.problem().isPresent()
                ? refused(arrival, feed, subject.problem().get())
                : new FhirAdmission(
                        envelope(arrival, feed, subject.subject()), arrival.bytes(), Optional.empty(), List.of());
    }

    private FhirAdmission refused(Arrival arrival, Feed feed, Problem problem) {
        return new FhirAdmission(
                envelope(arrival, feed, Optional.empty()),
                arrival.bytes(),
                Optional.of(problem.rejection()),
                List.of(told(problem)));
    }

    /** A path goes where FHIR's would; a line is told with the rule. */
    private static health.tributary.fhir.Problem told(Problem problem) {
        IssueCode code = switch (problem.reason()) {
            case REQUIRED_MISSING -> IssueCode.REQUIRED;
            case NO_SUBJECT -> IssueCode.BUSINESS_RULE;
            case AMBIGUOUS_SUBJECT -> IssueCode.MULTIPLE_MATCHES;
            default -> IssueCode.INVALID;
        };
        boolean line = problem.place().startsWith("line ");
        return health.tributary.fhir.Problem.error(
                code, line ? "" : problem.place(), line ? problem.place() + ": " + problem.rule() : problem.rule());
    }

    private Envelope envelope(Arrival arrival, Feed feed, Optional<SubjectId> subject) {
        MessageId id = MessageId.of(feed.id(), arrival.bytes());
        return new Envelope(
                id,
                feed.id(),
                ContentType.CDA,
                arrival.receivedAt(),
                subject,
                TraceContext.of(id, arrival.traceparent(), rules.traceRatio()).traceparent(),
                arrival.backfill() || feed.backfill(),
                false);
    }
}
