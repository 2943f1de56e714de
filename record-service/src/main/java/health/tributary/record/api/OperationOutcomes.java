package health.tributary.record.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes FHIR OperationOutcomes. */
final class OperationOutcomes {
    private OperationOutcomes() {}

    static String of(Refusal refusal) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"")
                .append(refusal.code())
                .append("\",\"diagnostics\":\"");
        JsonStringEncoder.getInstance().quoteAsString(refusal.diagnostics(), json);
        json.append('"');
        if (!refusal.expression().isEmpty()) {
            json.append(",\"expression\":[\"");
            JsonStringEncoder.getInstance().quoteAsString(refusal.expression(), json);
            json.append("\"]");
        }
        return json.append("}]}").toString();
    }
}
