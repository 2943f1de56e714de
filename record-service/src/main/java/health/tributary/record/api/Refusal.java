package health.tributary.record.api;

import java.util.Objects;

/**
 * Why a request is not answered.
 *
 * @param status the HTTP status
 * @param code of FHIR's value set IssueType
 * @param diagnostics in a sentence without health data
 * @param expression what it is about ({@code Patient.date}); empty for the request as a whole
 */
record Refusal(int status, String code, String diagnostics, String expression) {
    Refusal {
        Objects.requireNonNull(code);
        Objects.requireNonNull(diagnostics);
        Objects.requireNonNull(expression);
    }

    static Refusal invalid(String parameter, String rule) {
        return new Refusal(400, "invalid", rule, parameter);
    }

    static Refusal notSupported(String parameter, String rule) {
        return new Refusal(400, "not-supported", rule, parameter);
    }

    static Refusal notFound(String type) {
        return new Refusal(404, "not-found", "there is no such " + type, "");
    }

    static Refusal deleted(String type) {
        return new Refusal(410, "deleted", "the " + type + " was retracted by its source", "");
    }

    static Refusal forbidden(String reason) {
        return new Refusal(403, "forbidden", reason, "");
    }
}
