package health.tributary.notification.stream;

import health.tributary.contract.Reason;
import health.tributary.contract.codec.ChangeCodec;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.notification.deliver.Meters;
import health.tributary.notification.match.Outages;
import health.tributary.notification.stream.ChangeBatches.Captured;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Consumes {@code tributary.changes} in batches. A batch is acknowledged, and its offsets are committed, after all its
 * notifications are durable; what fails by infrastructure is tried again for as long as it takes, while readiness says that
 * store or broker are gone. A change that fails in any other way goes to the rejects.
 */
@ApplicationScoped
public class ChangeConsumer {
    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);

    private final Insistence insistence;
    private final ChangeBatches batches;
    private final ChangeRejects rejects;
    private final Meters meters;

    public ChangeConsumer(ChangeBatches batches, ChangeRejects rejects, Outages outages, Meters meters) {
        this.insistence = new Insistence(outages, Thread::sleep);
        this.batches = batches;
        this.rejects = rejects;
        this.meters = meters;
    }

    @Incoming("notification-changes")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<Captured> changes = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> consumed : records) {
            if (consumed.value() != null) {
                decode(consumed, changes);
            }
        }
        // What a try that failed found out is found out again by the next.
        Set<Captured> defects = new LinkedHashSet<>();
        List<Captured> refused =
                insistence.narrow(changes, some -> batches.accept(some, (change, failure) -> defects.add(change)));
        for (Captured defect : defects) {
            reject(defect.record().value(), Reason.DEFECT, "matching the change failed");
        }
        for (Captured one : refused) {
            if (!defects.contains(one)) {
                reject(one.record().value(), Reason.DEFECT, "notifications of the change cannot be stored");
            }
        }
    }

    private void decode(ConsumerRecord<String, byte[]> consumed, List<Captured> changes) throws InterruptedException {
        try {
            changes.add(new Captured(consumed, ChangeCodec.decode(consumed.value())));
        } catch (MalformedRecord e) {
            reject(consumed.value(), Reason.UNREADABLE, e.getMessage());
        } catch (RuntimeException e) {
            reject(
                    consumed.value(),
                    Reason.DEFECT,
                    "decoding the change threw " + e.getClass().getSimpleName());
        }
    }

    private void reject(byte[] value, Reason reason, String rule) throws InterruptedException {
        meters.rejected(reason.code());
        LOG.warnf("a change went to the rejects: %s", rule);
        insistence.insist(() -> rejects.reject(value, reason, rule));
    }
}
