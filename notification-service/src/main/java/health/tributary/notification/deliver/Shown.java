package health.tributary.notification.deliver;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the record shows now. May throw an infrastructure exception. */
public interface Shown {
    /** The JSON of those of these entries that exist. */
    Map<String, String> resources(Collection<String> entries);

    /** The visits and accounts that these entries say they are of, as references; of none, the entry is left out. */
    Map<String, Set<String>> hangingOn(Collection<String> entries);
}
