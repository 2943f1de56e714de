package health.tributary.notification.deliver;

import static health.tributary.notification.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.notification.Samples;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Channel;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static final String VISIT = "Encounter/" + Samples.entry("visit");
    private static final Numbered OF_ANN = new Numbered(new SubscriptionId("s"), 1, Samples.occasion("e", "v"));

    @Test
    void whatTheOwnerMayNoLongerSeeKeepsItsNumberAndSaysNothing() {
        Told told = tell(Samples.patient("ben"), DeliveryBench.ALONE);
        assertThat(told.notification().number()).isEqualTo(1);
        assertThat(told.focus()).isEmpty();
        assertThat(told.resource()).isEmpty();
    }

    @Test
    void theFullResourceRefersToThePersonThatTheSubjectIsNow() {
        Person both = new Person(PersonId.of(subject("ben")), Set.of(subject("ann"), subject("ben")));
        Persons linked = subjects -> {
            Map<SubjectId, Person> persons = new HashMap<>();
            subjects.forEach(one -> persons.put(one, both));
            return persons;
        };
        Told told = tell(Samples.patient("ben"), linked);
        assertThat(told.focus()).contains("Observation/" + Samples.entry("e"));
        assertThat(told.resource().orElseThrow())
                .contains("Patient/" + subject("ben"))
                .doesNotContain("Patient/" + subject("ann"));
    }

    @Test
    void whatMovedToAnotherPatientSinceIsForThatPatientAndNoLongerForTheOld() {
        Persons moved = subjects -> {
            Map<SubjectId, Person> persons = new HashMap<>(DeliveryBench.ALONE.of(subjects));
            persons.computeIfPresent(
                    subject("ann"),
                    (ann, alone) -> new Person(alone.id(), alone.members(), Map.of(VISIT, subject("ben"))));
            return persons;
        };
        Told before = tell(Samples.patient("ann"), moved);
        assertThat(before.focus()).isEmpty();
        assertThat(before.resource()).isEmpty();
        assertThat(tell(Samples.patient("ben"), moved).resource().orElseThrow())
                .contains("Patient/" + subject("ben"))
                .doesNotContain("Patient/" + subject("ann"));
    }

    private static Told tell(Grant owner, Persons persons) {
        Subscription subscription = Samples.subscription(
                "s", owner, Samples.terms(new Channel.EventStream(), Content.FULL_RESOURCE, Clause.everything()));
        String entry = Samples.entry("e").value();
        Shown shown = DeliveryBench.showing(
                Map.of(entry, Samples.heartRate(subject("ann"), "e")), Map.of(entry, Set.of(VISIT)));
        return new Disclosure(persons, shown)
                .tell(subscription, List.of(OF_ANN))
                .get(0);
    }
}
