package health.tributary.record.link;

import health.tributary.contract.identity.IdentityStatement;

/** Tells the decider of identity. */
@FunctionalInterface
public interface IdentityWords {
    /** Whether the broker has the word; when it is not known to, it is to be told again. */
    boolean state(IdentityStatement statement);
}
