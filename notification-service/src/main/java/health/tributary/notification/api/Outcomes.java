package health.tributary.notification.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.notification.subscription.Issue;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers that are no success: an OperationOutcome that says where and why, and quotes nothing. */
final class Outcomes {
    static final String FHIR_JSON = "application/fhir+json";

    private Outcomes() {}

    /** The resource alone. */
    static String json(List<Issue> issues) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("resourceType", "OperationOutcome");
        ArrayNode list = outcome.putArray("issue");
        for (Issue issue : issues) {
            ObjectNode node = list.addObject();
            node.put("severity", "error");
            node.put("code", issue.code());
            node.put("diagnostics", issue.text());
            if (!issue.expression().isEmpty()) {
                node.putArray("expression").add(issue.expression());
            }
        }
        return outcome.toString();
    }

    static String json(String code, String text) {
        return json(List.of(new Issue(code, "", text)));
    }

    static Response response(int status, List<Issue> issues) {
        Response.ResponseBuilder builder =
                Response.status(status).type(FHIR_JSON).entity(json(issues));
        return status == 401 ? builder.header("WWW-Authenticate", "Bearer").build() : builder.build();
    }

    static Response response(int status, String code, String text) {
        return response(status, List.of(new Issue(code, "", text)));
    }
}
