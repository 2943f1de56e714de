package health.tributary.device;

import java.util.HashMap;
import java.util.Map;

/** What was read of one body, before its schema is known: members come in any order. */
final class BodyDraft {
    /** The measures that are there, by name: only names that some schema has, so that their number is bounded. */
    final Map<String, Quantity> measures = new HashMap<>(4);

    boolean timed;
    boolean partOfDay;
    Timestamp dateTime;
    Timestamp start;
    Timestamp end;
    Quantity duration;
    String statistic = "";
    String specimen = "";
}
