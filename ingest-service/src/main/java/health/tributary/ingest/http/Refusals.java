package health.tributary.ingest.http;

import health.tributary.ingest.admit.NotKept;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** How a format's door answers what it did not even look into. */
interface Refusals {
    /** 401: no key came. */
    Response noKey();

    /** 403: the key does not open this feed, or there is no such feed, or it is closed to HTTP. */
    Response wrongKey();

    /** 408: the body did not come in time. */
    Response tooSlow();

    /** 413, or 503 when there is no room. The body was not read to its end, so the connection closes. */
    Response notKept(NotKept why, byte[] head, Instant at);

    /** 429: the feed is over its rate; when to come back. The body was not read. */
    default Response tooFast(int retryAfterSeconds) {
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .entity(Problems.json(
                        Response.Status.TOO_MANY_REQUESTS.getStatusCode(), "the feed is over its messages a second"))
                .type(Problems.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                .header("Connection", "close")
                .build();
    }
}
