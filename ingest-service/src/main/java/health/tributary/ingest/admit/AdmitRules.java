package health.tributary.ingest.admit;

/**
 * What an operator may set about admission.
 *
 * @param maxBatchMessages how many messages one batch may have; a larger one is refused whole
 * @param traceRatio share of messages, from 0 to 1, whose trace is sampled where the sender has no say
 */
public record AdmitRules(int maxBatchMessages, double traceRatio) {
    public AdmitRules {
        if (maxBatchMessages < 1) {
            throw new IllegalArgumentException("a batch may have at least one message");
        }
        if (!(traceRatio >= 0 && traceRatio <= 1)) {
            throw new IllegalArgumentException("the trace ratio is from 0 to 1");
        }
    }
}
