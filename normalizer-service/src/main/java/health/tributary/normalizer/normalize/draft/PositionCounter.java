package health.tributary.normalizer.normalize.draft;

/** Counts the statements of one message, from 0, over all of its subjects: (message, position) is a statement's identity. */
public final class PositionCounter {
    private int next;

    /** The next free position. */
    public int next() {
        return next++;
    }
}
