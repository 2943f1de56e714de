package health.tributary.notification.subscription;

import health.tributary.access.AccessPolicy;
import health.tributary.access.AccessRequest;
import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may subscribe to what: whoever may read it. What names no patient means, for a token that is anchored to one and may
 * not see everybody, that patient. Every delivery decides again.
 */
public final class SubscriptionAccess {
    private SubscriptionAccess() {}

    /** What became of asking. */
    public sealed interface Answer {
        /** The terms, with the patient filled in where the token means one. */
        record Granted(Terms terms) implements Answer {}

        /** No; the reason reveals nothing about data. */
        record Refused(String reason) implements Answer {}
    }

    /** Decides on all clauses of some terms. */
    public static Answer decide(AccessToken token, Terms terms, Function<SubjectId, PersonId> personOf) {
        Terms meant = anchored(token, terms);
        for (Clause clause : meant.clauses()) {
            if (decideClause(token, clause, personOf) instanceof Decision.Deny deny) {
                return new Answer.Refused(deny.reason());
            }
        }
        return new Answer.Granted(meant);
    }

    /** The terms as this token means them. */
    public static Terms anchored(AccessToken token, Terms terms) {
        List<Clause> clauses = new ArrayList<>();
        for (Clause clause : terms.clauses()) {
            boolean narrowed = clause.patient().isEmpty()
                    && !everybody(token, clause, PersonId::of).permitted();
            clauses.add(narrowed ? token.patient().map(clause::of).orElse(clause) : clause);
        }
        return terms.meaning(clauses);
    }

    private static Decision decideClause(AccessToken token, Clause clause, Function<SubjectId, PersonId> personOf) {
        Optional<SubjectId> patient = clause.patient();
        if (patient.isEmpty()) {
            return everybody(token, clause, personOf);
        }
        String type = clause.type().orElse(Clause.ANY_TYPE);
        PersonId person = personOf.apply(patient.get());
        AccessRequest request = token.organisation().isPresent()
                ? AccessRequest.about(
                        Action.READ, type, person, token.organisation().get())
                : AccessRequest.about(Action.READ, type, person);
        return AccessPolicy.decide(token, request, personOf);
    }

    private static Decision everybody(AccessToken token, Clause clause, Function<SubjectId, PersonId> personOf) {
        String type = clause.type().orElse(Clause.ANY_TYPE);
        return AccessPolicy.decide(token, AccessRequest.everybody(Action.READ, type), personOf);
    }
}
