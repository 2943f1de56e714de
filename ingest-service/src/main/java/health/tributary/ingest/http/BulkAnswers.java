package health.tributary.ingest.http;

import health.tributary.fhir.IssueCode;
import health.tributary.fhir.Problem;
import health.tributary.fhir.Severity;
import health.tributary.ingest.admit.LineProblem;
import health.tributary.ingest.admit.NotKept;
import health.tributary.ingest.http.BulkOutcome.End;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Answers to bulk bodies: OperationOutcomes whose first issue counts, in extensions, and of whose further issues each names one line. What
 * cannot be counted in an OperationOutcome of R4 has no other place.
 */
record BulkAnswers(int retryAfterSeconds) {
    private static final String EXTENSION = "https://tributary.health/bulk/";

    /**
     * 202 when all of it is durable and something is taken, 422 when nothing is taken, 400 when it broke off, 413, 408 and 503 as of
     * other bodies. What is counted is durable in any case, and the same body again does no harm.
     */
    Response of(BulkOutcome outcome) {
        Ending ending = ending(outcome);
        JsonArray issues = new JsonArray().add(first(ending, outcome));
        outcome.problems().forEach(problem -> issues.add(issue(problem)));
        if (outcome.notNamed() > 0) {
            String rule = "and " + outcome.notNamed() + " more";
            issues.add(issue(new Problem(Severity.INFORMATION, IssueCode.INFORMATIONAL, "", rule)));
        }
        JsonObject answer =
                new JsonObject().put("resourceType", "OperationOutcome").put("issue", issues);
        Response.ResponseBuilder response =
                Response.status(ending.status).entity(answer.encode()).type(FhirAnswers.FHIR_JSON);
        if (ending.status == FhirAnswers.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return outcome.end() == End.WHOLE ? response.build() : FhirAnswers.closing(response.build());
    }

    private record Ending(int status, Severity severity, IssueCode code, String rule) {}

    private static Ending ending(BulkOutcome outcome) {
        return switch (outcome.end()) {
            case WHOLE -> whole(outcome);
            case CUT ->
                new Ending(
                        FhirAnswers.BAD_REQUEST,
                        Severity.FATAL,
                        IssueCode.INVALID,
                        "the body ends before its end; send it again, whole");
            case NO_GZIP ->
                new Ending(
                        FhirAnswers.BAD_REQUEST,
                        Severity.FATAL,
                        IssueCode.INVALID,
                        "the body is no gzip stream, or not from here on, though Content-Encoding says so");
            case NOT_STORED -> unavailable(NotKept.NOT_STORED);
            case NO_ROOM -> unavailable(NotKept.NO_ROOM);
            case TOO_SLOW ->
                new Ending(
                        FhirAnswers.REQUEST_TIMEOUT,
                        Severity.ERROR,
                        IssueCode.TIMEOUT,
                        "nothing more of the request's body came in time");
            case ENDLESS ->
                new Ending(
                        FhirAnswers.TOO_LARGE,
                        Severity.ERROR,
                        IssueCode.TOO_LONG,
                        "the body is longer than this door reads of one; send the rest in another");
        };
    }

    private static Ending whole(BulkOutcome outcome) {
        if (outcome.taken() > 0) {
            String rule = outcome.taken() + " lines are durable and taken, " + outcome.refused() + " are refused";
            return new Ending(FhirAnswers.ACCEPTED, Severity.INFORMATION, IssueCode.INFORMATIONAL, rule);
        }
        return outcome.refused() > 0
                ? new Ending(
                        FhirAnswers.UNPROCESSABLE, Severity.ERROR, IssueCode.BUSINESS_RULE, "no line could be taken")
                : new Ending(
                        FhirAnswers.BAD_REQUEST, Severity.FATAL, IssueCode.INVALID, "there is nothing in the body");
    }

    private static Ending unavailable(NotKept why) {
        return new Ending(FhirAnswers.UNAVAILABLE, Severity.ERROR, IssueCode.TRANSIENT, why.rule());
    }

    private static JsonObject first(Ending ending, BulkOutcome outcome) {
        JsonArray counts = new JsonArray()
                .add(count("taken", outcome.taken()))
                .add(count("refused", outcome.refused()))
                .add(count("messages", outcome.messages()));
        return issue(new Problem(ending.severity, ending.code, "", ending.rule)).put("extension", counts);
    }

    private static JsonObject issue(LineProblem problem) {
        return issue(problem.problem()).put("extension", new JsonArray().add(count("line", problem.line())));
    }

    private static JsonObject issue(Problem problem) {
        JsonObject issue = new JsonObject()
                .put("severity", problem.severity().code())
                .put("code", problem.code().code())
                .put("diagnostics", problem.rule());
        return problem.expression().isEmpty()
                ? issue
                : issue.put("expression", new JsonArray().add(problem.expression()));
    }

    // A valueInteger of R4 ends at 2,147,483,647; a decimal does not.
    private static JsonObject count(String name, long value) {
        return new JsonObject().put("url", EXTENSION + name).put("valueDecimal", value);
    }
}
