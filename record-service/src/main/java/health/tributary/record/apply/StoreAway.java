package health.tributary.record.apply;

/** The store did not answer, or not in time: to be tried again later. Says nothing of what was asked. */
public final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreAway(String operation, Throwable cause) {
        super("the store does not answer (" + operation + ")", cause);
    }
}
