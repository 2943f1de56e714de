package health.tributary.ingest.http;

import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Problem details (RFC 9457) with no type of their own. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    static JsonObject members(int status, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title(status))
                .put("status", status)
                .put("detail", detail);
    }

    static byte[] json(int status, String detail) {
        return members(status, detail).encode().getBytes(StandardCharsets.UTF_8);
    }

    /** An answer; 503 says when to come back. */
    static Response answer(int status, JsonObject problem, int retryAfterSeconds) {
        Response.ResponseBuilder answer = Response.status(status)
                .entity(problem.encode().getBytes(StandardCharsets.UTF_8))
                .type(MEDIA_TYPE);
        if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return answer.build();
    }

    // 422 is no constant of JAX-RS.
    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }
}
