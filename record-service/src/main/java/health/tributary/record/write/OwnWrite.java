package health.tributary.record.write;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * One write of a person to their own record: all that its statements depend on.
 *
 * @param subject whose entry it is: the one that the person's token is anchored to, or of a known entry the one that it has
 * @param type the resource type
 * @param entry which one; empty for a new entry, whose id comes from the message
 * @param at when the door had it, in microseconds: its receipt, and its place in the order of statements
 * @param resource the FHIR JSON as it was sent; of a deletion, empty
 */
public record OwnWrite(
        SubjectId subject, Interaction interaction, String type, Optional<EntryId> entry, Instant at, String resource) {
    public OwnWrite {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(type);
        Objects.requireNonNull(resource);
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (entry.isPresent() == (interaction == Interaction.CREATE)) {
            throw new IllegalArgumentException("a creation names no entry, and everything else does");
        }
        if (resource.isEmpty() != (interaction == Interaction.DELETE)) {
            throw new IllegalArgumentException("a deletion has no resource, and everything else has one");
        }
    }

    /** Whether both ask for the same, whenever they do. */
    public boolean sameRequest(OwnWrite other) {
        return subject.equals(other.subject)
                && interaction == other.interaction
                && type.equals(other.type)
                && entry.equals(other.entry)
                && resource.equals(other.resource);
    }

    @Override
    public String toString() {
        return "OwnWrite(" + interaction + " " + type + ", redacted)";
    }
}
