package health.tributary.record.stream;

import health.tributary.contract.BrokerAccess;
import health.tributary.record.RecordConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.Config;

/** What requests write to the broker. Connects when there is something to write. */
@ApplicationScoped
public class OutgoingOnDemand {
    private final RecordConfiguration configuration;
    private final Config broker;
    private Producer<String, byte[]> producer;

    OutgoingOnDemand(RecordConfiguration configuration, Config broker) {
        this.configuration = configuration;
        this.broker = broker;
    }

    synchronized Outgoing outgoing() {
        if (producer == null) {
            producer = new BrokerClients(
                            configuration, BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class)))
                    .producer();
        }
        return new Outgoing(producer, configuration.sendTimeout());
    }

    @PreDestroy
    synchronized void stop() {
        if (producer != null) {
            producer.close(configuration.stopTimeout());
        }
    }
}
