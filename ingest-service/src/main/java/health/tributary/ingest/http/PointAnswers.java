package health.tributary.ingest.http;

import health.tributary.contract.Rejection;
import health.tributary.device.Problem;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.ingest.admit.NotKept;
import health.tributary.ingest.admit.Part;
import health.tributary.ingest.admit.PointsDelivery;
import health.tributary.ingest.admit.PointsDelivery.RefusedPoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Answers of the door for data points: JSON that counts what was taken and names every point that was not.
 *
 * @param retryAfterSeconds told to senders who should come back
 */
record PointAnswers(int retryAfterSeconds) implements Refusals {
    /** The most refused points that one answer names; the others are counted. */
    static final int MAX_NAMED = 1_000;

    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNSUPPORTED_TYPE = 415;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private Refusals refusals() {
        return new Answers(true, retryAfterSeconds);
    }

    /**
     * 202 when all that could be taken is durable, 422 when no point could be, 400 when the body cannot be read, 503 when the
     * broker did not take all of it: to send it all again then does no harm.
     */
    Response of(PointsDelivery delivery, List<Boolean> durable) {
        if (durable.contains(false)) {
            return Problems.answer(
                    UNAVAILABLE, Problems.members(UNAVAILABLE, NotKept.NOT_STORED.rule()), retryAfterSeconds);
        }
        if (delivery.unreadable()) {
            Part part = delivery.parts().get(0);
            Rejection why = part.refusal().orElseThrow();
            JsonObject problem = Problems.members(BAD_REQUEST, why.rule())
                    .put("message", part.envelope().id().value())
                    .put("reason", why.reason().code())
                    .put("path", why.place());
            return Problems.answer(BAD_REQUEST, problem, retryAfterSeconds);
        }
        if (delivery.taken() == 0) {
            return Problems.answer(
                    UNPROCESSABLE,
                    counted(Problems.members(UNPROCESSABLE, "no data point could be taken"), delivery),
                    retryAfterSeconds);
        }
        byte[] entity = counted(new JsonObject(), delivery).encode().getBytes(StandardCharsets.UTF_8);
        return Response.status(ACCEPTED)
                .entity(entity)
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** 415: the body is packed in a way that the door does not unpack. */
    Response unknownEncoding() {
        return Problems.answer(
                UNSUPPORTED_TYPE, Problems.members(UNSUPPORTED_TYPE, "a body comes as it is, or in gzip"), 0);
    }

    @Override
    public Response noKey() {
        return refusals().noKey();
    }

    @Override
    public Response wrongKey() {
        return refusals().wrongKey();
    }

    @Override
    public Response tooSlow() {
        return refusals().tooSlow();
    }

    @Override
    public Response notKept(NotKept why, byte[] head, Instant at) {
        return refusals().notKept(why, head, at);
    }

    /** What was unpacked is not kept. The body was read to its end, so the connection may go on. */
    Response notKept(NotKept why) {
        int status = why.outcome() == Outcome.REJECTED
                ? Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()
                : UNAVAILABLE;
        return Problems.answer(status, Problems.members(status, why.rule()), retryAfterSeconds);
    }

    private static JsonObject counted(JsonObject answer, PointsDelivery delivery) {
        JsonArray messages = new JsonArray();
        for (Part part : delivery.parts()) {
            JsonObject message = new JsonObject().put("id", part.envelope().id().value());
            part.refusal()
                    .ifPresent(
                            why -> message.put("rejected", why.reason().code()).put("rule", why.rule()));
            messages.add(message);
        }
        JsonArray problems = new JsonArray();
        delivery.refused().stream().limit(MAX_NAMED).forEach(point -> problems.add(problem(point)));
        answer.put("taken", delivery.taken())
                .put("refused", delivery.refused().size())
                .put("messages", messages)
                .put("problems", problems);
        int more = delivery.refused().size() - problems.size();
        return more > 0 ? answer.put("problemsNotNamed", more) : answer;
    }

    private static JsonObject problem(RefusedPoint point) {
        Problem problem = point.problem();
        return new JsonObject()
                .put("index", point.index())
                .put("line", point.line())
                .put("path", problem.path())
                .put("reason", problem.reason().code())
                .put("rule", problem.rule());
    }
}
