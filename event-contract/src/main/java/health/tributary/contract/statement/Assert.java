package health.tributary.contract.statement;

import health.tributary.contract.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The entry is there, and these slots of it are so. Slot keys are unique within one. */
public record Assert(int position, EntryId entry, String type, Optional<Instant> stated, Mode mode, List<Slot> slots)
        implements Statement {
    public Assert {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(type);
        Objects.requireNonNull(stated);
        Objects.requireNonNull(mode);
        slots = List.copyOf(slots);
    }
}
