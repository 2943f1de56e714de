package health.tributary.record.identity;

import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A subject as far as persons need it.
 *
 * @param received its first receipt
 * @param links what may link it, from its current demographics
 */
public record SubjectLinks(SubjectId id, Instant received, Set<LinkId> links) {
    public SubjectLinks {
        Objects.requireNonNull(id);
        Objects.requireNonNull(received);
        links = Set.copyOf(links);
    }
}
