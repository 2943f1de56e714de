package health.tributary.record.stream;

import health.tributary.contract.BrokerAccess;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.RecordConfiguration;
import health.tributary.record.link.IdentityWords;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Publishes what persons say of who they are, for the one decider. Connects when there is something to say. */
@ApplicationScoped
public class IdentityPublisher implements IdentityWords {
    private static final Logger LOG = Logger.getLogger(IdentityPublisher.class);

    private final RecordConfiguration configuration;
    private final Config broker;
    private Producer<String, byte[]> producer;

    IdentityPublisher(RecordConfiguration configuration, Config broker) {
        this.configuration = configuration;
        this.broker = broker;
    }

    @Override
    public boolean state(IdentityStatement statement) {
        try {
            new Outgoing(producer(), configuration.sendTimeout()).stated(statement);
            return true;
        } catch (BrokerAway e) {
            LOG.warn("a person's link is stored and will be told to the decider of identity when the broker answers");
            return false;
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new BrokerClients(
                            configuration, BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class)))
                    .producer();
        }
        return producer;
    }

    @PreDestroy
    synchronized void stop() {
        if (producer != null) {
            producer.close(configuration.stopTimeout());
        }
    }
}
