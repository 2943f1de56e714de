package health.tributary.record.series;

/** Bytes that are no bucket: a defect, or damage to the store. Says nothing of what they hold. */
public final class UnreadableBucket extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableBucket(String why) {
        super("a bucket of readings cannot be read: " + why);
    }
}
