package health.tributary.notification.match;

import health.tributary.contract.SubjectId;
import java.util.Collection;
import java.util.Map;

/** Who subjects are now, as the record has it. May throw an infrastructure exception. */
public interface Persons {
    /** The person of each of these subjects; one that was never linked is alone. */
    Map<SubjectId, Person> of(Collection<SubjectId> subjects);
}
