package health.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {
    private static final SubjectId NORTH = new SubjectId("a".repeat(32));
    private static final SubjectId SOUTH = new SubjectId("b".repeat(32));
    private static final SubjectId STRANGER = new SubjectId("c".repeat(32));

    @Test
    void aPatientsTokenReadsItsOwnPerson() {
        AccessToken token = AccessToken.of("eve", NORTH.value(), null, "patient/*.rs");
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", PersonId.of(NORTH))))
                .isTrue();
    }

    @Test
    void aPatientsTokenFollowsItsSubjectIntoAnotherPerson() {
        AccessToken token = AccessToken.of("eve", SOUTH.value(), null, "patient/*.rs");
        assertThat(decide(token, AccessRequest.about(Action.SEARCH, "Observation", PersonId.of(NORTH))))
                .isTrue();
        assertThat(decide(token, AccessRequest.about(Action.SEARCH, "Observation", PersonId.of(SOUTH))))
                .isFalse();
    }

    @Test
    void aPatientsTokenSeesNobodyElse() {
        AccessToken token = AccessToken.of("eve", NORTH.value(), null, "patient/*.cruds");
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", PersonId.of(STRANGER))))
                .isFalse();
        assertThat(decide(token, AccessRequest.everybody(Action.SEARCH, "Patient")))
                .isFalse();
    }

    @Test
    void aPatientScopeWithoutAPatientSeesNothing() {
        AccessToken token = AccessToken.of("eve", null, null, "patient/*.rs");
        assertThat(decide(token, AccessRequest.about(Action.READ, "Patient", PersonId.of(NORTH))))
                .isFalse();
    }

    @Test
    void aScopeGrantsItsTypeAndItsLettersOnly() {
        AccessToken token = AccessToken.of("eve", NORTH.value(), null, "patient/Observation.r");
        PersonId own = PersonId.of(NORTH);
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", own)))
                .isTrue();
        assertThat(decide(token, AccessRequest.about(Action.SEARCH, "Observation", own)))
                .isFalse();
        assertThat(decide(token, AccessRequest.about(Action.READ, "Condition", own)))
                .isFalse();
    }

    @Test
    void aPatientsTokenReadsTheDirectoryButNeverWritesIt() {
        AccessToken token = AccessToken.of("eve", NORTH.value(), null, "patient/*.cruds");
        assertThat(decide(token, AccessRequest.directory(Action.READ, "Practitioner")))
                .isTrue();
        assertThat(decide(token, AccessRequest.directory(Action.UPDATE, "Practitioner")))
                .isFalse();
    }

    @Test
    void aTokenLimitedToAnOrganisationSeesWhatThatSourceSaid() {
        AccessToken token = AccessToken.of("ward", null, "hospital-north", "user/*.rs");
        PersonId eve = PersonId.of(NORTH);
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", eve, new FeedId("hospital-north"))))
                .isTrue();
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", eve, new FeedId("hospital-south"))))
                .isFalse();
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", eve)))
                .isFalse();
        assertThat(decide(token, AccessRequest.everybody(Action.SEARCH, "Observation")))
                .isFalse();
    }

    @Test
    void aPortalOfOneOrganisationShowsItsPatientOnlyWhatThatSourceSaid() {
        AccessToken token = AccessToken.of("portal", NORTH.value(), "hospital-north", "patient/*.rs");
        PersonId eve = PersonId.of(NORTH);
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", eve, new FeedId("hospital-north"))))
                .isTrue();
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", eve, new FeedId("hospital-south"))))
                .isFalse();
        assertThat(decide(token, AccessRequest.about(Action.READ, "Observation", eve)))
                .isFalse();
    }

    @Test
    void aPersonWritesWhatTheyStateAndNothingThatSourcesStated() {
        AccessToken token = AccessToken.of("eve", NORTH.value(), null, "patient/*.cruds");
        PersonId eve = PersonId.of(NORTH);
        for (Action action : new Action[] {Action.CREATE, Action.UPDATE, Action.DELETE}) {
            assertThat(decide(token, AccessRequest.about(action, "Observation", eve, FeedId.PORTAL)))
                    .isTrue();
            assertThat(decide(token, AccessRequest.about(action, "Observation", eve, new FeedId("hospital-north"))))
                    .isFalse();
            assertThat(decide(token, AccessRequest.about(action, "Observation", eve)))
                    .isFalse();
            assertThat(decide(token, AccessRequest.about(action, "Observation", PersonId.of(STRANGER), FeedId.PORTAL)))
                    .isFalse();
        }
    }

    @Test
    void noOtherScopeAndNoTokenOfAnOrganisationWritesForAPerson() {
        AccessRequest create = AccessRequest.about(Action.CREATE, "Goal", PersonId.of(NORTH), FeedId.PORTAL);
        for (String scope : new String[] {"user/*.cruds", "system/*.cruds", "patient/*.rs", "patient/Observation.c"}) {
            assertThat(decide(AccessToken.of("x", NORTH.value(), null, scope), create))
                    .as(scope)
                    .isFalse();
        }
        assertThat(decide(AccessToken.of("x", NORTH.value(), "hospital-north", "patient/*.cruds"), create))
                .isFalse();
        assertThat(decide(AccessToken.of("x", NORTH.value(), null, "user/*.rs patient/Goal.c"), create))
                .isTrue();
    }

    @Test
    void operatorsSeeNoRecords() {
        AccessToken token = AccessToken.of("ops", null, null, "operator");
        assertThat(AccessPolicy.decideOperator(token).permitted()).isTrue();
        assertThat(decide(token, AccessRequest.about(Action.READ, "Patient", PersonId.of(NORTH))))
                .isFalse();
        assertThat(AccessPolicy.decideOperator(AccessToken.of("sys", null, null, "system/*.cruds"))
                        .permitted())
                .isFalse();
    }

    @Test
    void aDenialSaysWhatIsMissing() {
        AccessToken token = AccessToken.of("nobody", null, null, "");
        Decision decision = AccessPolicy.decide(token, AccessRequest.everybody(Action.SEARCH, "Patient"), PersonId::of);
        assertThat(decision).isEqualTo(new Decision.Deny("no scope of the token grants search on Patient"));
    }

    @Test
    void scopesThatWouldGrantTooMuchIfHalfUnderstoodGrantNothing() {
        for (String text : new String[] {
            "patient/Observation.rs?category=laboratory",
            "patient/*.",
            "patient/*.sr",
            "openid",
            "patient/*",
            "operator/x"
        }) {
            assertThat(Scope.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void aTokenWithABrokenPatientIsRefusedWhole() {
        assertThatThrownBy(() -> AccessToken.of("eve", "Patient/1", null, "patient/*.rs"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean decide(AccessToken token, AccessRequest request) {
        return AccessPolicy.decide(token, request, AccessPolicyTest::linked).permitted();
    }

    private static PersonId linked(SubjectId subject) {
        return PersonId.of(Map.of(SOUTH, NORTH).getOrDefault(subject, subject));
    }
}
