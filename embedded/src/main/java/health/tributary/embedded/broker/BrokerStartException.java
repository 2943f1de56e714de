package health.tributary.embedded.broker;

/** Why the broker could not start, in one plain sentence. */
public final class BrokerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerStartException(String sentence) {
        super(sentence);
    }

    BrokerStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
