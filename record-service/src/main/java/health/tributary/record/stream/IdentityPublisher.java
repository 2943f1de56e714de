package health.tributary.record.stream;

import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.link.IdentityWords;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Publishes what persons say of who they are, for the one decider. */
@ApplicationScoped
public class IdentityPublisher implements IdentityWords {
    private static final Logger LOG = Logger.getLogger(IdentityPublisher.class);

    private final OutgoingOnDemand broker;

    IdentityPublisher(OutgoingOnDemand broker) {
        this.broker = broker;
    }

    @Override
    public boolean state(IdentityStatement statement) {
        try {
            broker.outgoing().stated(statement);
            return true;
        } catch (BrokerAway e) {
            LOG.warn("a person's link is stored and will be told to the decider of identity when the broker answers");
            return false;
        }
    }
}
