package health.tributary.contract.statement;

import health.tributary.contract.EntryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The subject's entries of this type are these and no others, as of the stated time. */
public record SetSnapshot(int position, String type, Set<EntryId> members, Optional<Instant> stated)
        implements Statement {
    public SetSnapshot {
        Objects.requireNonNull(type);
        members = Set.copyOf(members);
        Objects.requireNonNull(stated);
    }
}
