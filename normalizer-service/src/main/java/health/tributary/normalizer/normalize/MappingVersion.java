package health.tributary.normalizer.normalize;

/**
 * The version of all mapping rules together. Raise it with every change that makes the same bytes yield other statements:
 * a replay of the archive then replaces what the older rules said, message by message.
 */
public final class MappingVersion {
    /** The rules as they are in this build. */
    public static final int CURRENT = 3;

    private MappingVersion() {}
}
