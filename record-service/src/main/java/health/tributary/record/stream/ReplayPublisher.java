package health.tributary.record.stream;

import health.tributary.record.archive.Archived;
import health.tributary.record.replay.Resending;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes archived messages again. */
@ApplicationScoped
public class ReplayPublisher implements Resending {
    private static final Logger LOG = Logger.getLogger(ReplayPublisher.class);

    private final OutgoingOnDemand broker;

    ReplayPublisher(OutgoingOnDemand broker) {
        this.broker = broker;
    }

    @Override
    public boolean send(List<Archived> messages) {
        try {
            broker.outgoing().again(messages);
            return true;
        } catch (BrokerAway e) {
            LOG.warn("a replay waits: the broker does not answer");
            return false;
        }
    }
}
