package health.tributary.contract.identity;

/** Whose word an identity statement is, strongest first. */
public enum Rank {
    OPERATOR,
    PATIENT,
    SOURCE_MESSAGE,
    SHARED_IDENTIFIER,
    MATCHER
}
