package health.tributary.contract.identity;

import health.tributary.contract.SubjectId;

/** What the one decider of identity hears of, in one partition. */
public sealed interface IdentityEvent {
    /** A statement, to be stored and obeyed. */
    record Stated(IdentityStatement statement) implements IdentityEvent {}

    /** The subject is new, or its linking identifiers changed; its demographics are in the store already. */
    record Touched(SubjectId subject) implements IdentityEvent {}
}
