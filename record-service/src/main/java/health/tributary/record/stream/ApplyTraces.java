package health.tributary.record.stream;

import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.StatementBatch;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Continues each message's trace: its statements carry the span of their applying, and so does what is written. */
final class ApplyTraces {
    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<String> PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(TRACEPARENT);
        }

        @Override
        public String get(String traceparent, String key) {
            return TRACEPARENT.equals(key) ? traceparent : null;
        }
    };

    private final Tracer tracer;

    ApplyTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Does the work with batches that carry the trace on. */
    void around(List<StatementBatch> batches, Consumer<List<StatementBatch>> work) {
        List<Span> spans = new ArrayList<>(batches.size());
        List<StatementBatch> traced = new ArrayList<>(batches.size());
        for (StatementBatch batch : batches) {
            Context parent = FORMAT.extract(Context.root(), batch.origin().traceparent(), PARENT);
            Span span = tracer.spanBuilder("apply")
                    .setParent(parent)
                    .setSpanKind(SpanKind.CONSUMER)
                    .setAttribute("statements", batch.statements().size())
                    .startSpan();
            spans.add(span);
            traced.add(carrying(batch, span, parent));
        }
        try {
            work.accept(traced);
        } finally {
            spans.forEach(Span::end);
        }
    }

    private static StatementBatch carrying(StatementBatch batch, Span span, Context parent) {
        if (!span.getSpanContext().isValid()) {
            return batch;
        }
        Map<String, String> header = new HashMap<>();
        FORMAT.inject(parent.with(span), header, (map, key, value) -> map.put(key, value));
        Origin origin = batch.origin();
        Origin with = new Origin(
                origin.message(),
                origin.feed(),
                origin.received(),
                origin.messageTime(),
                origin.sequence(),
                header.getOrDefault(TRACEPARENT, origin.traceparent()),
                origin.backfill(),
                origin.replay());
        return new StatementBatch(batch.subject(), batch.directory(), with, batch.mappingVersion(), batch.statements());
    }
}
