package health.tributary.access;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified token says.
 *
 * @param holder who holds it (claim sub)
 * @param patient whose record it was issued for, anchored to a subject (a claim): links and unlinks move what it sees
 * @param organisation the one source whose statements it may see (a claim); empty for all
 * @param scopes what it grants, from its claim of nearly the same name
 */
public record AccessToken(
        String holder, Optional<SubjectId> patient, Optional<FeedId> organisation, Set<Scope> scopes) {
    public AccessToken {
        Objects.requireNonNull(holder);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(organisation);
        scopes = Set.copyOf(scopes);
    }

    /**
     * A token from its claims, as text. Claims that are there but wrong make a token that sees less, never more: an
     * {@link IllegalArgumentException} refuses it whole.
     */
    public static AccessToken of(String holder, String patient, String organisation, String scope) {
        Set<Scope> scopes = new HashSet<>();
        if (scope != null) {
            Arrays.stream(scope.strip().split("\\s+"))
                    .map(Scope::parse)
                    .flatMap(Optional::stream)
                    .forEach(scopes::add);
        }
        return new AccessToken(
                holder,
                Optional.ofNullable(patient).map(SubjectId::new),
                Optional.ofNullable(organisation).map(FeedId::new),
                scopes);
    }

    /** Whether it has a scope of one of these contexts for an action on a type. */
    boolean grants(Collection<Scope.Context> contexts, Action action, String type) {
        return scopes.stream()
                .anyMatch(scope -> scope instanceof Scope.Resources resources
                        && contexts.contains(resources.context())
                        && resources.covers(action, type));
    }
}
