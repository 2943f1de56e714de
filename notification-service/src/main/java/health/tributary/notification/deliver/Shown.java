package health.tributary.notification.deliver;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the record shows now. May throw an infrastructure exception. */
public interface Shown {
    /** The JSON of those of these entries that exist. */
    Map<String, String> resources(Collection<String> entries);

    /** The visits that these entries say they are of, else the accounts, as references. */
    Map<String, Set<String>> hangingOn(Collection<String> entries);
}
