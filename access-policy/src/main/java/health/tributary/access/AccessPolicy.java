package health.tributary.access;

import health.tributary.access.Scope.Context;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The one decision function. Its rules, of which the first that permits wins:
 *
 * <ol>
 *   <li>{@code system/} and {@code user/} scopes permit what they name, for all persons; a token limited to an organisation
 *       only what that organisation's feed stated, and never a question about everybody.
 *   <li>{@code patient/} scopes permit what they name of the one person that the token's subject is now, of a token limited
 *       to an organisation only what that stated, and reading and searching the directory, so that references can be followed.
 * </ol>
 *
 * <p>A record is written by nobody but the person: creating, updating and deleting need a {@code patient/} scope, whatever
 * else the token has, and reach only what the person stated (feed {@link FeedId#PORTAL}). What sources stated is corrected at
 * the source.
 */
public final class AccessPolicy {
    private static final Set<Context> WIDE = EnumSet.of(Context.USER, Context.SYSTEM);
    private static final Set<Context> NARROW = EnumSet.of(Context.PATIENT);

    private AccessPolicy() {}

    /**
     * Decides.
     *
     * @param token who asks
     * @param request for what
     * @param personOf the person that a subject is now
     */
    public static Decision decide(AccessToken token, AccessRequest request, Function<SubjectId, PersonId> personOf) {
        if (request.writes() && !request.directory()) {
            return writing(token, request, personOf);
        }
        Decision wide = wide(token, request);
        return wide.permitted() ? wide : narrow(token, request, personOf, wide);
    }

    /** Whether the token may do what only those who run the deployment may. */
    public static Decision decideOperator(AccessToken token) {
        return token.scopes().contains(new Scope.Operator())
                ? new Decision.Permit()
                : new Decision.Deny("this needs the scope operator");
    }

    private static Decision writing(AccessToken token, AccessRequest request, Function<SubjectId, PersonId> personOf) {
        Decision otherwise = token.grants(WIDE, request.action(), request.type())
                ? new Decision.Deny("a person's entries are written with the person's own token, by a patient/ scope")
                : missing(request);
        Decision own = narrow(token, request, personOf, otherwise);
        return !own.permitted() || request.source().equals(Optional.of(FeedId.PORTAL))
                ? own
                : new Decision.Deny("a person changes only what they stated themselves");
    }

    private static Decision wide(AccessToken token, AccessRequest request) {
        if (!token.grants(WIDE, request.action(), request.type())) {
            return missing(request);
        }
        return request.directory() ? new Decision.Permit() : ofItsOrganisation(token, request);
    }

    private static Decision narrow(
            AccessToken token, AccessRequest request, Function<SubjectId, PersonId> personOf, Decision otherwise) {
        if (!token.grants(NARROW, request.action(), request.type())) {
            return otherwise;
        }
        if (request.directory()) {
            return request.action() == Action.READ || request.action() == Action.SEARCH
                    ? new Decision.Permit()
                    : new Decision.Deny("a patient's token only reads the directory");
        }
        if (token.patient().isEmpty()) {
            return new Decision.Deny("a patient/ scope needs a token that names its patient");
        }
        if (request.person().isEmpty()) {
            return new Decision.Deny("a patient's token sees one person, not all");
        }
        if (!request.person().get().equals(personOf.apply(token.patient().get()))) {
            return new Decision.Deny("the token is for another person");
        }
        return ofItsOrganisation(token, request);
    }

    private static Decision ofItsOrganisation(AccessToken token, AccessRequest request) {
        return token.organisation().isEmpty() || request.source().equals(token.organisation())
                ? new Decision.Permit()
                : new Decision.Deny("the token is limited to what one organisation stated");
    }

    private static Decision missing(AccessRequest request) {
        return new Decision.Deny("no scope of the token grants "
                + request.action().name().toLowerCase(Locale.ROOT) + " on " + request.type());
    }
}
