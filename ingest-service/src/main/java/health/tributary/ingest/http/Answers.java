package health.tributary.ingest.http;

import health.tributary.contract.Rejection;
import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.NotKept;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.admit.Refused;
import health.tributary.ingest.admit.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Answers of the HTTP door: the HL7 acknowledgement, or JSON for those who ask for it (problems by RFC 9457).
 *
 * @param json whether the sender asked for JSON
 * @param retryAfterSeconds told to senders who should come back
 */
record Answers(boolean json, int retryAfterSeconds) implements Refusals {
    private static final String HL7 = "application/hl7-v2";
    private static final String PROBLEM = Problems.MEDIA_TYPE;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    /** The answers for a sender with this {@code Accept} header, or none. */
    static Answers accepted(String accept, int retryAfterSeconds) {
        String asked = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        boolean json = asked.contains("json") && !asked.contains("hl7-v2");
        return new Answers(json, retryAfterSeconds);
    }

    /** 200 when all that could be taken is durable, 400 when nothing can be taken, 503 when the broker did not take it. */
    Response of(Receipt receipt) {
        int status = status(receipt.outcome());
        return json ? asJson(status, receipt) : build(status, HL7, receipt.answer());
    }

    @Override
    public Response notKept(NotKept why, byte[] head, Instant at) {
        int status = why.outcome() == Outcome.REJECTED ? TOO_LARGE : UNAVAILABLE;
        Response answer = json ? problem(status, why.rule()) : build(status, HL7, why.answer(head, at));
        return closing(answer);
    }

    @Override
    public Response noKey() {
        Response answer = problem(401, "present the feed's key as X-Feed-Key or Authorization: Bearer");
        return closing(Response.fromResponse(answer)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"feeds\"")
                .build());
    }

    @Override
    public Response wrongKey() {
        return closing(problem(403, "this key does not open this feed"));
    }

    @Override
    public Response tooSlow() {
        return closing(problem(REQUEST_TIMEOUT, "the request's body did not come in time"));
    }

    private Response asJson(int status, Receipt receipt) {
        List<Admission> admissions = receipt.delivery().admissions();
        JsonArray messages = new JsonArray();
        for (int i = 0; i < admissions.size(); i++) {
            messages.add(message(admissions.get(i), receipt.replies().get(i)));
        }
        JsonArray warnings = new JsonArray();
        receipt.delivery().warnings().forEach(warning -> warnings.add(warning.toString()));
        JsonObject answer = status == OK ? new JsonObject() : Problems.members(status, "not all messages were taken");
        if (!warnings.isEmpty()) {
            answer.put("warnings", warnings);
        }
        return build(
                status, status == OK ? MediaType.APPLICATION_JSON : PROBLEM, text(answer.put("messages", messages)));
    }

    private static JsonObject message(Admission admission, Reply reply) {
        AckCode code = reply.code().orElse(AckCode.of(reply.outcome(), true));
        JsonObject message =
                new JsonObject().put("id", admission.envelope().id().value()).put("code", code.name());
        if (admission instanceof Refused refused && reply.outcome() != Outcome.ACCEPTED) {
            Rejection rejection = refused.rejection();
            message.put("reason", rejection.reason().code())
                    .put("place", rejection.place())
                    .put("rule", rejection.rule());
        }
        return message;
    }

    private static int status(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> OK;
            case FAILED -> UNAVAILABLE;
            case REJECTED -> BAD_REQUEST;
        };
    }

    private Response problem(int status, String detail) {
        return build(status, PROBLEM, Problems.json(status, detail));
    }

    private Response build(int status, String type, byte[] entity) {
        Response.ResponseBuilder answer = Response.status(status).entity(entity).type(type);
        if (status == UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return answer.build();
    }

    private static Response closing(Response answer) {
        return Response.fromResponse(answer).header("Connection", "close").build();
    }

    private static byte[] text(JsonObject json) {
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }
}
