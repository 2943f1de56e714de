package health.tributary.contract.statement;

/** How much of an entry an {@link Assert} speaks of. */
public enum Mode {
    /** Only the slots that it names. */
    DELTA,
    /** All of it: slots that it does not name are cleared. */
    SNAPSHOT
}
