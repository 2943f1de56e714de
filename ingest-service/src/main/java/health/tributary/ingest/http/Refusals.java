package health.tributary.ingest.http;

import health.tributary.ingest.admit.NotKept;
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
}
