package health.tributary.notification.stream;

import health.tributary.contract.Reason;
import health.tributary.contract.codec.ChangeCodec;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.notification.deliver.Meters;
import health.tributary.notification.stream.ChangeBatches.Captured;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Consumes {@code tributary.changes} in batches. A batch is acknowledged, and its offsets are committed, after all its
 * notifications are durable; what fails by infrastructure is tried again for as long as it takes, while readiness says that
 * store or broker are gone.
 */
@ApplicationScoped
public class ChangeConsumer {
    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final ChangeBatches batches;
    private final ChangeRejects rejects;
    private final Meters meters;

    public ChangeConsumer(ChangeBatches batches, ChangeRejects rejects, Meters meters) {
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
        List<Captured> defects = new ArrayList<>();
        insist(() -> {
            defects.clear();
            batches.accept(changes, (change, failure) -> defects.add(change));
        });
        for (Captured defect : defects) {
            reject(defect.record().value(), Reason.DEFECT, "matching the change failed");
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
        insist(() -> rejects.reject(value, reason, rule));
    }

    private static void insist(Runnable effect) throws InterruptedException {
        long wait = FIRST_WAIT_MILLIS;
        while (true) {
            try {
                effect.run();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("changes wait for store or broker: %s", e.getClass().getSimpleName());
                Thread.sleep(wait);
                wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
            }
        }
    }
}
