package health.tributary.ingest.publish;

import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;

/**
 * Gives the door's spans the ids that stand in the envelope, so that what later steps call their parent is the door's own span. All other
 * spans get random ids.
 */
@Singleton
public class MessageIds implements IdGenerator {
    private static final ThreadLocal<Ids> NEXT = new ThreadLocal<>();

    private record Ids(String traceId, String spanId) {}

    /** Sets the ids of the next span that this thread begins. */
    static void next(String traceId, String spanId) {
        NEXT.set(new Ids(traceId, spanId));
    }

    static void clear() {
        NEXT.remove();
    }

    @Override
    public String generateSpanId() {
        Ids ids = NEXT.get();
        return ids == null ? IdGenerator.random().generateSpanId() : ids.spanId;
    }

    @Override
    public String generateTraceId() {
        Ids ids = NEXT.get();
        return ids == null ? IdGenerator.random().generateTraceId() : ids.traceId;
    }
}
