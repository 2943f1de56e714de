package health.tributary.ingest.publish;

import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Admit;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.Delivery;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.admit.Refused;
import health.tributary.ingest.admit.Reply;
import health.tributary.ingest.publish.Publisher.Confirmation;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
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
     */
    public void take(Door door, Arrival arrival, FeedLookup feeds, Consumer<Receipt> then) {
        publish(door, arrival, admit.admit(arrival, feeds), then);
    }

    /** Refuses, and keeps, an MLLP block without an end. */
    public void takeCut(Door door, Arrival arrival, FeedLookup feeds, Consumer<Receipt> then) {
        publish(door, arrival, admit.refuseCut(arrival, feeds), then);
    }

    private void publish(Door door, Arrival arrival, Delivery delivery, Consumer<Receipt> then) {
        List<Admission> admissions = delivery.admissions();
        Reply[] replies = new Reply[admissions.size()];
        AtomicInteger open = new AtomicInteger(replies.length);
        for (int i = 0; i < replies.length; i++) {
            int at = i;
            Admission admission = admissions.get(i);
            long began = System.nanoTime();
            metrics.received(admission.envelope().feed(), door, admission.body().length);
            Span span = spans.begin(door, admission, arrival.traceparent());
            publisher.publish(admission, confirmation -> {
                boolean durable = confirmation == Confirmation.DURABLE;
                metrics.confirmed(System.nanoTime() - began);
                spans.end(span, durable);
                replies[at] = replied(admission, durable);
                if (open.decrementAndGet() == 0) {
                    then.accept(new Receipt(delivery, Arrays.asList(replies)));
                }
            });
        }
    }

    private Reply replied(Admission admission, boolean durable) {
        Reply reply = Reply.to(admission, durable);
        metrics.acknowledged(reply.code());
        if (durable && admission instanceof Refused refused) {
            metrics.rejected(refused.rejection().reason());
        }
        return reply;
    }
}
