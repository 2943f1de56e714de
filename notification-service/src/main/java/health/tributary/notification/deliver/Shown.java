package health.tributary.notification.deliver;

import java.util.Collection;
import java.util.Map;

/** What the record shows now. May throw an infrastructure exception. */
public interface Shown {
    /** The JSON of those of these entries that exist. */
    Map<String, String> resources(Collection<String> entries);
}
