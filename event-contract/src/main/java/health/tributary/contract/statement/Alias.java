package health.tributary.contract.statement;

import health.tributary.contract.EntryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The entry is the same thing as the target: an order that first had a placer number only has a filler number now. Whatever
 * is or will be said of the entry counts for the target, and reading the entry shows the target.
 */
public record Alias(int position, EntryId entry, String type, EntryId target, Optional<Instant> stated)
        implements Statement {
    public Alias {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(type);
        Objects.requireNonNull(target);
        Objects.requireNonNull(stated);
        if (entry.equals(target)) {
            throw new IllegalArgumentException("an entry is no alias of itself");
        }
    }
}
