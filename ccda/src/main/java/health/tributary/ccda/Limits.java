package health.tributary.ccda;

/** What a document may be at most. A real one is far below; one above it is refused where it crosses the line. */
public final class Limits {
    /** Elements within elements. Entries within entries reach 30. */
    public static final int MAX_DEPTH = 200;
    /** Elements in all: some 100 MiB of tree. */
    public static final int MAX_ELEMENTS = 500_000;
    /** Attributes of one element. */
    public static final int MAX_ATTRIBUTES = 64;

    private Limits() {}
}
