package health.tributary.ingest.publish;

import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Admit;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.Delivery;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.Kept;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.admit.Reply;
import health.tributary.ingest.publish.Publisher.Confirmation;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What both doors do with what arrived: admit, publish, and only then say what the sender is told. */
@Singleton
public class Intake {
    private final Admit admit;
    private final Publisher publisher;
    private final DoorMetrics metrics;
    private final DoorSpans spans;

    Intake(Admit admit, Publisher publisher, DoorMetrics metrics, DoorSpans spans) {
        this.admit = admit;
        this.publisher = publisher;
        this.metrics = metrics;
        this.spans = spans;
    }

    /**
     * Takes a message or a batch.
     *
     * @param then called exactly once, on any thread, also this one, when the broker's word on every message is there
     * @return what it turned out to be, whatever becomes of it
     */
    public Delivery take(Door door, Arrival arrival, FeedLookup feeds, Consumer<Receipt> then) {
        return publish(door, arrival, admit.admit(arrival, feeds), then);
    }

    /** Refuses, and keeps, an MLLP block without an end. */
    public Delivery takeCut(Door door, Arrival arrival, FeedLookup feeds, Consumer<Receipt> then) {
        return publish(door, arrival, admit.refuseCut(arrival, feeds), then);
    }

    private Delivery publish(Door door, Arrival arrival, Delivery delivery, Consumer<Receipt> then) {
        List<Admission> admissions = delivery.admissions();
        delivery.warnings().forEach(metrics::warned);
        keep(door, arrival.traceparent(), admissions, durable -> {
            List<Reply> replies = new ArrayList<>(admissions.size());
            for (int i = 0; i < admissions.size(); i++) {
                Reply reply = Reply.to(admissions.get(i), durable.get(i));
                metrics.acknowledged(reply.code());
                replies.add(reply);
            }
            then.accept(new Receipt(delivery, replies));
        });
        return delivery;
    }

    /**
     * Brings messages to the broker, those that are refused to the rejects.
     *
     * @param then called exactly once, on any thread, also this one, with the broker's word on each: whether it is durable
     */
    public void keep(
            Door door, Optional<String> traceparent, List<? extends Kept> messages, Consumer<List<Boolean>> then) {
        if (messages.isEmpty()) {
            then.accept(List.of());
            return;
        }
        Boolean[] durable = new Boolean[messages.size()];
        AtomicInteger open = new AtomicInteger(durable.length);
        for (int i = 0; i < durable.length; i++) {
            int at = i;
            Kept message = messages.get(i);
            long began = System.nanoTime();
            metrics.received(message.envelope().feed(), door, message.body().length);
            Span span = spans.begin(door, message, traceparent);
            publisher.publish(message, confirmation -> {
                durable[at] = confirmation == Confirmation.DURABLE;
                metrics.confirmed(System.nanoTime() - began);
                spans.end(span, durable[at]);
                if (durable[at]) {
                    message.refusal().ifPresent(rejection -> metrics.rejected(rejection.reason()));
                }
                if (open.decrementAndGet() == 0) {
                    then.accept(Arrays.asList(durable));
                }
            });
        }
    }
}
