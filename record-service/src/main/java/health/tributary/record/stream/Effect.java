package health.tributary.record.stream;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with the records of a poll. Doing it again, wholly or in part, changes nothing. */
public interface Effect {
    /**
     * Does it; durable when it returns. Throws {@link BrokerAway} or {@link health.tributary.record.apply.StoreAway} when it
     * is to be tried again later. A record that cannot be understood is rejected by the effect itself.
     */
    void apply(List<ConsumerRecord<String, byte[]>> records);

    /** Other partitions come and go: what was remembered of the store may be out of date. */
    default void reassigned() {}
}
