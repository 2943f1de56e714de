package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.normalizer.normalize.hl7v2.Context;

/** How the messages of one kind with one patient are read: which segments are mapped to what, in which groups. */
@FunctionalInterface
public interface MessagePlan {
    /**
     * Says what the message says, into the context's batches. Its subject is resolved already.
     *
     * @param event the trigger event, such as {@code A01}
     */
    void map(String event, Context context);
}
