package health.tributary.benchmarks.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many events a subscription has had, as its status says ({@code eventsSinceSubscriptionStart}). */
final class EventCount {
    private static final Pattern COUNT =
            Pattern.compile("\"eventsSinceSubscriptionStart\"\\s*,\\s*\"valueString\"\\s*:\\s*\"(\\d{1,18})\"");

    private EventCount() {}

    /** The number; -1 when the text does not say it. */
    static long of(String status) {
        Matcher matcher = COUNT.matcher(status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
