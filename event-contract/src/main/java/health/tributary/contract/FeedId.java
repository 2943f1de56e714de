package health.tributary.contract;

import java.util.regex.Pattern;

/** The name of a feed, as configured: 1 to 64 of {@code a-z 0-9 -}, starting with a letter. */
public record FeedId(String name) implements Comparable<FeedId> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** What persons write themselves through the record's API. No configured feed may have this name. */
    public static final FeedId PORTAL = new FeedId("portal");

    public FeedId {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a feed's name is 1 to 64 of a-z, 0-9 and -, starting with a letter");
        }
    }

    /** Whether a name, from a path say, can be a feed's at all. */
    public static boolean valid(String name) {
        return name != null && NAME.matcher(name).matches();
    }

    @Override
    public int compareTo(FeedId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
