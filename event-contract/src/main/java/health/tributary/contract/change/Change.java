package health.tributary.contract.change;

/** One captured change of a stored document. */
public sealed interface Change permits EntryChange, PersonChange, OtherChange {}
