package health.tributary.access;

/** The answer to an {@link AccessRequest}. */
public sealed interface Decision {
    /** It may be done. */
    record Permit() implements Decision {}

    /**
     * It may not.
     *
     * @param reason in a sentence that names the missing grant and reveals nothing about the data
     */
    record Deny(String reason) implements Decision {}

    /** Whether it may be done. */
    default boolean permitted() {
        return this instanceof Permit;
    }
}
