package health.tributary.contract.identity;

/** What an identity statement says of its two subjects. */
public enum IdentityKind {
    /** They are the same, and the second's number is retired (A40: MRG into PID). */
    MERGE,
    /** They are the same (A24). */
    LINK,
    /** An earlier merge or link of these two of the same or a weaker rank no longer stands (A37). */
    UNLINK,
    /** They are not the same, whatever chain of links says so. */
    KEEP_APART,
    /** Something of the second belongs to the first, and nothing is said of who they are (A44, A45). */
    MOVE
}
