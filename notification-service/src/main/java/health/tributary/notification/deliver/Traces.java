package health.tributary.notification.deliver;

import health.tributary.notification.match.Numbered;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Continues the traces that notifications carry. With tracing off nothing is recorded, and the trace of the write is handed
 * on as it came.
 */
@ApplicationScoped
public class Traces {
    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return Set.of("traceparent");
        }

        @Override
        public String get(String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    };

    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The span of a delivery of these: a child of the first one's write, linked to the others'. */
    DeliveryTrace start(List<Numbered> page, String channel) {
        Context parent = page.isEmpty() ? Context.root() : context(page.get(0));
        SpanBuilder builder = tracer.spanBuilder("deliver")
                .setParent(parent)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("tributary.channel", channel)
                .setAttribute("tributary.events", (long) page.size());
        for (int i = 1; i < page.size(); i++) {
            builder.addLink(Span.fromContext(context(page.get(i))).getSpanContext());
        }
        Span span = builder.startSpan();
        return new DeliveryTrace(span.storeInContext(parent), span);
    }

    private static Context context(Numbered notification) {
        String traceparent = notification.occasion().traceparent();
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
    }
}
