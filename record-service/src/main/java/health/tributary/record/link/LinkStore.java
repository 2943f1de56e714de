package health.tributary.record.link;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where codes are kept. A document with revision 1 is inserted, one with revision n replaces revision n − 1. */
public interface LinkStore {
    /** The codes that these subjects opened or that were redeemed for them, the latest first, at most {@code limit}. */
    List<StoredLink> of(Collection<SubjectId> subjects, int limit);

    /** The code of a hash. */
    Optional<StoredLink> byCode(String hash);

    /** Codes whose state the decider of identity may not have heard of, at most {@code limit}. */
    List<StoredLink> untold(int limit);

    /** Writes one; false when another one wrote it meanwhile, or has its code. */
    boolean write(StoredLink link);

    /** Removes codes that nobody redeemed. */
    void remove(Collection<String> ids);

    /** A feed's tries. */
    Optional<StoredTries> tries(FeedId feed);

    /** Writes a feed's tries; false when another one did meanwhile. */
    boolean writeTries(StoredTries tries);
}
