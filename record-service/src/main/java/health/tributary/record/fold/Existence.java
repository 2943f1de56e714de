package health.tributary.record.fold;

/** Whether an entry is there. */
public enum Existence {
    /** Nothing that stands was ever said of it. */
    UNKNOWN,
    PRESENT,
    /** Retracted, or left out by a set snapshot, and not asserted since. */
    RETRACTED
}
