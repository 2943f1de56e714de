package health.tributary.record.fold;

/** A stored set that this build cannot read: written by a later build, or damaged. Says where, never what. */
public final class UnreadableSet extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableSet(String why) {
        super("stored set: " + why);
    }
}
