package health.tributary.contract.statement;

import health.tributary.contract.EntryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The entry is not there (an A11 cancels an admission). A later assertion restores it. */
public record Retract(int position, EntryId entry, String type, Optional<Instant> stated) implements Statement {
    public Retract {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(type);
        Objects.requireNonNull(stated);
    }
}
