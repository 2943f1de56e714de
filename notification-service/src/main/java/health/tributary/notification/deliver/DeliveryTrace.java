package health.tributary.notification.deliver;

import health.tributary.notification.subscription.SubscriptionId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** The span of one delivery: the last of the trace that began at the door. */
final class DeliveryTrace {
    /** The highest event number in the bundle, so that a receiver can tell without reading it. */
    static final String EVENT_NUMBER = "Tributary-Event-Number";
    /** The subscription. */
    static final String SUBSCRIPTION = "Tributary-Subscription";

    private final Context context;
    private final Span span;

    DeliveryTrace(Context context, Span span) {
        this.context = context;
        this.span = span;
    }

    /** The headers of the request; a handshake has no number. */
    Map<String, String> headers(SubscriptionId subscription, long number) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SUBSCRIPTION, subscription.value());
        if (number > 0) {
            headers.put(EVENT_NUMBER, Long.toString(number));
        }
        W3CTraceContextPropagator.getInstance()
                .inject(context, headers, (carrier, key, value) -> carrier.put(key, value));
        return headers;
    }

    void end(boolean taken) {
        if (!taken) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
