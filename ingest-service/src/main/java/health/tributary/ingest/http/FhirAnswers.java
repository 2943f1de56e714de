package health.tributary.ingest.http;

import health.tributary.contract.Reason;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.OperationOutcomes;
import health.tributary.fhir.Problem;
import health.tributary.fhir.Severity;
import health.tributary.ingest.admit.FhirAdmission;
import health.tributary.ingest.admit.NotKept;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers of the doors for FHIR and documents: OperationOutcomes. */
record FhirAnswers(int retryAfterSeconds) implements Refusals {
    static final String FHIR_JSON = "application/fhir+json;charset=utf-8";
    static final int ACCEPTED = 202;
    static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    static final int REQUEST_TIMEOUT = 408;
    static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_TYPE = 415;
    static final int UNPROCESSABLE = 422;
    static final int UNAVAILABLE = 503;
    /** More problems than these are only counted. */
    private static final int MAX_PROBLEMS = 500;

    /** 202 when what could be taken is durable, 400 or 422 when nothing can be taken, 503 when the broker did not take it. */
    Response of(FhirAdmission admission, boolean durable) {
        if (!durable) {
            return unavailable(NotKept.NOT_STORED.rule());
        }
        int status = admission
                .refusal()
                .map(why -> why.reason() == Reason.UNREADABLE ? BAD_REQUEST : UNPROCESSABLE)
                .orElse(ACCEPTED);
        return build(status, problems(admission));
    }

    /** What the sender is told; of a message that is taken first that, with its id. */
    List<Problem> problems(FhirAdmission admission) {
        List<Problem> problems = new ArrayList<>();
        if (admission.refusal().isEmpty()) {
            String rule = "durable as message " + admission.envelope().id().value();
            problems.add(new Problem(Severity.INFORMATION, IssueCode.INFORMATIONAL, "", rule));
        }
        admission.problems().stream().limit(MAX_PROBLEMS).forEach(problems::add);
        int more = admission.problems().size() - MAX_PROBLEMS;
        if (more > 0) {
            problems.add(new Problem(Severity.INFORMATION, IssueCode.INFORMATIONAL, "", "and " + more + " more"));
        }
        return problems;
    }

    @Override
    public Response notKept(NotKept why, byte[] head, Instant at) {
        return closing(why == NotKept.TOO_LARGE ? tooLarge() : unavailable(why.rule()));
    }

    /** 413: more than this door takes; it is not kept. */
    Response tooLarge() {
        return problem(TOO_LARGE, IssueCode.TOO_LONG, NotKept.TOO_LARGE.rule());
    }

    @Override
    public Response noKey() {
        Response answer =
                problem(UNAUTHORIZED, IssueCode.LOGIN, "present the feed's key as X-Feed-Key or Authorization: Bearer");
        return closing(Response.fromResponse(answer)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"feeds\"")
                .build());
    }

    @Override
    public Response wrongKey() {
        return closing(problem(FORBIDDEN, IssueCode.FORBIDDEN, "this key does not open this feed"));
    }

    @Override
    public Response tooSlow() {
        return closing(problem(REQUEST_TIMEOUT, IssueCode.TIMEOUT, "the request's body did not come in time"));
    }

    /** 400 or 422: a request that is refused by its address or its headers; its body is not read, and nothing is kept. */
    Response notUnderstood(int status, Problem problem) {
        return closing(build(status, List.of(problem)));
    }

    /** 415: the body is packed in a way that the door does not unpack. */
    Response unknownEncoding() {
        String rule = "a body of lines comes as it is, or in gzip";
        return notUnderstood(UNSUPPORTED_TYPE, Problem.error(IssueCode.NOT_SUPPORTED, "", rule));
    }

    /** 503: the door has enough to do with others. */
    Response busy() {
        return closing(unavailable(NotKept.NO_ROOM.rule()));
    }

    Response unavailable(String rule) {
        return Response.fromResponse(problem(UNAVAILABLE, IssueCode.TRANSIENT, rule))
                .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                .build();
    }

    private static Response problem(int status, IssueCode code, String rule) {
        return build(status, List.of(Problem.error(code, "", rule)));
    }

    private static Response build(int status, List<Problem> problems) {
        return Response.status(status)
                .entity(OperationOutcomes.json(problems))
                .type(FHIR_JSON)
                .build();
    }

    static Response closing(Response answer) {
        return Response.fromResponse(answer).header("Connection", "close").build();
    }
}
