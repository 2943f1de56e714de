package health.tributary.record.apply;

import health.tributary.contract.SubjectId;
import java.util.Collection;

/** Tells the decider of identity that subjects are new or have other links: their documents are in the store already. */
@FunctionalInterface
public interface Touches {
    /** Returns once the broker has the word for all of them; throws when it is not known to have it. */
    void touched(Collection<SubjectId> subjects);
}
