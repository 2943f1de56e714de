package health.tributary.record.apply;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A subject as the store has it, whose it is, and entries of it: what most reads begin with.
 *
 * @param subject empty when it is not known
 * @param person the stored person that it is a member of; empty when it is a person of its own
 * @param found a page of its entries
 */
public record Sighting(Optional<StoredSubject> subject, Optional<StoredPerson> person, List<ShownEntry> found) {
    public Sighting {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(person);
        found = List.copyOf(found);
    }
}
