package health.tributary.notification.subscription;

import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a change must be: all that is named here. A subscription wants a change that any of its clauses means.
 *
 * @param type the resource type; empty for any
 * @param patient a subject of the person whose data is meant; empty for all persons
 * @param conditions all must hold
 * @param kinds the kinds of write; empty for all that notify
 */
public record Clause(
        Optional<String> type, Optional<SubjectId> patient, List<Condition> conditions, Set<WriteKind> kinds) {
    /** Stands for the type in an access question about resources of every type. */
    public static final String ANY_TYPE = "*";

    public Clause {
        Objects.requireNonNull(type);
        Objects.requireNonNull(patient);
        conditions = List.copyOf(conditions);
        kinds = Set.copyOf(kinds);
    }

    /** Everything of everybody. */
    public static Clause everything() {
        return new Clause(Optional.empty(), Optional.empty(), List.of(), Set.of());
    }

    /** The same for one patient. */
    public Clause of(SubjectId of) {
        return new Clause(type, Optional.of(of), conditions, kinds);
    }

    /** Whether it wants this kind of write. */
    public boolean wants(WriteKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
