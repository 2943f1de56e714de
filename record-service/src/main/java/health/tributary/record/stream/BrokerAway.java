package health.tributary.record.stream;

/** The broker did not take a record in time: to be tried again later. */
public final class BrokerAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerAway(String topic, Throwable cause) {
        super("the broker does not take records of " + topic, cause);
    }
}
