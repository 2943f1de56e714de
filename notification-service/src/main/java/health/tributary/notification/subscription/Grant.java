package health.tributary.notification.subscription;

import health.tributary.access.AccessToken;
import java.util.Objects;
import java.util.Optional;

/**
 * The claims of the token that made a subscription, kept because every delivery asks for access again.
 *
 * @param holder claim sub
 * @param patient the subject that the token is anchored to
 * @param organisation the one source whose statements it may see
 * @param scope the scopes, separated by spaces
 */
public record Grant(String holder, Optional<String> patient, Optional<String> organisation, String scope) {
    public Grant {
        Objects.requireNonNull(holder);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(scope);
    }

    /** The token; an {@link IllegalArgumentException} for claims that can't be. */
    public AccessToken token() {
        return AccessToken.of(holder, patient.orElse(null), organisation.orElse(null), scope);
    }

    /** Whether both are the same holder, for the same patient and organisation. */
    public boolean sameOwner(Grant other) {
        return holder.equals(other.holder) && patient.equals(other.patient) && organisation.equals(other.organisation);
    }
}
