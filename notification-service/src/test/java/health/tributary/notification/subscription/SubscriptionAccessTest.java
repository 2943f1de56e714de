package health.tributary.notification.subscription;

import static health.tributary.notification.Samples.clause;
import static health.tributary.notification.Samples.subject;
import static health.tributary.notification.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.notification.Samples;
import health.tributary.notification.subscription.SubscriptionAccess.Answer;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SubscriptionAccessTest {
    private static final SubjectId ANN = subject("ann");
    private static final SubjectId BEN = subject("ben");

    @Test
    void aPatientsTokenSubscribesToItsOwnPersonAlsoWithoutNamingIt() {
        Answer answer = decide(Samples.patient("ann"), clause("Observation", null), PersonId::of);
        assertThat(answer).isInstanceOf(Answer.Granted.class);
        assertThat(((Answer.Granted) answer).terms().clauses().get(0).patient()).contains(ANN);
    }

    @Test
    void aPatientsTokenIsRefusedForAnotherPersonAndGrantedForAnotherSubjectOfTheSame() {
        Grant ann = Samples.patient("ann");
        assertThat(decide(ann, clause("Observation", BEN), PersonId::of)).isInstanceOf(Answer.Refused.class);
        assertThat(decide(ann, clause("Observation", BEN), subject -> PersonId.of(ANN)))
                .isInstanceOf(Answer.Granted.class);
    }

    @Test
    void aTokenSubscribesToNoMoreTypesThanItReads() {
        Grant observations = new Grant("app", Optional.empty(), Optional.empty(), "system/Observation.rs");
        assertThat(decide(observations, clause("Observation", null), PersonId::of))
                .isInstanceOf(Answer.Granted.class);
        assertThat(decide(observations, clause("Encounter", null), PersonId::of))
                .isInstanceOf(Answer.Refused.class);
        assertThat(decide(observations, Clause.everything(), PersonId::of)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aTokenWithoutScopesSubscribesToNothing() {
        Grant nothing = new Grant("app", Optional.empty(), Optional.empty(), "openid operator");
        assertThat(decide(nothing, clause("Observation", ANN), PersonId::of)).isInstanceOf(Answer.Refused.class);
    }

    private static Answer decide(Grant grant, Clause clause, Function<SubjectId, PersonId> personOf) {
        return SubscriptionAccess.decide(
                grant.token(), terms(new Channel.EventStream(), Content.ID_ONLY, clause), personOf);
    }
}
