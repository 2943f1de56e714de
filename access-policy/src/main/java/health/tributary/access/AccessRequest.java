package health.tributary.access;

import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody wants to do.
 *
 * @param action the interaction
 * @param type the resource type
 * @param person whose data it is; empty for data of no patient (a practitioner) and for a search over all persons
 * @param source the feed that stated it; empty when several may have
 * @param directory whether it is data of no patient
 */
public record AccessRequest(
        Action action, String type, Optional<PersonId> person, Optional<FeedId> source, boolean directory) {
    public AccessRequest {
        Objects.requireNonNull(action);
        Objects.requireNonNull(type);
        Objects.requireNonNull(person);
        Objects.requireNonNull(source);
        if (directory && person.isPresent()) {
            throw new IllegalArgumentException("directory data belongs to no person");
        }
    }

    /** About a person's data, whichever source stated it. */
    public static AccessRequest about(Action action, String type, PersonId person) {
        return new AccessRequest(action, type, Optional.of(person), Optional.empty(), false);
    }

    /** About a person's data that one source stated. */
    public static AccessRequest about(Action action, String type, PersonId person, FeedId source) {
        return new AccessRequest(action, type, Optional.of(person), Optional.of(source), false);
    }

    /** About practitioners, organisations, locations. */
    public static AccessRequest directory(Action action, String type) {
        return new AccessRequest(action, type, Optional.empty(), Optional.empty(), true);
    }

    /** About all persons at once. */
    public static AccessRequest everybody(Action action, String type) {
        return new AccessRequest(action, type, Optional.empty(), Optional.empty(), false);
    }

    /** Whether it would change something. */
    boolean writes() {
        return action == Action.CREATE || action == Action.UPDATE || action == Action.DELETE;
    }
}
