package health.tributary.notification.match;

import static health.tributary.notification.Samples.NOON;
import static health.tributary.notification.Samples.change;
import static health.tributary.notification.Samples.clause;
import static health.tributary.notification.Samples.linked;
import static health.tributary.notification.Samples.subject;
import static health.tributary.notification.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.OtherChange;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.Samples;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Condition;
import health.tributary.notification.subscription.Condition.Aspect;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final SubjectId ANN = subject("ann");
    private static final SubjectId BEN = subject("ben");

    private final Subscriptions index = new Subscriptions();

    @Test
    void aSubscriptionForAPatientHearsOfThatPatientOnly() {
        index.put(stream("s", clause("Observation", ANN)));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED))).containsExactly("s");
        assertThat(heard(change(BEN, "e", "1", WriteKind.CREATED))).isEmpty();
    }

    @Test
    void aSubscriptionForAPatientHearsOfEverySubjectThatIsTheSamePersonNow() {
        index.put(stream("s", clause("Observation", ANN)));
        Person both = new Person(PersonId.of(BEN), Set.of(ANN, BEN));
        EntryChange change = change(BEN, "e", "1", WriteKind.CREATED);
        assertThat(ids(Matching.match(change, index, subject -> both))).containsExactly("s");
        assertThat(heard(change)).isEmpty();
    }

    @Test
    void whatHangsOnAVisitThatMovedIsHeardByTheNewPatientsSubscriptionsOnly() {
        index.put(stream("old", clause("Observation", ANN)));
        index.put(stream("new", clause("Observation", BEN)));
        String visit = "Encounter/" + Samples.entry("visit");
        Person ann = new Person(PersonId.of(ANN), Set.of(ANN), Map.of(visit, BEN));
        Function<SubjectId, Person> personOf = subject -> subject.equals(ANN) ? ann : Person.alone(subject);
        EntryChange other = change(ANN, "e", "1", WriteKind.CREATED);
        EntryChange hanging = new EntryChange(
                other.entry(),
                ANN,
                other.type(),
                false,
                true,
                "1",
                NOON,
                other.resource(),
                Set.of(visit),
                other.write(),
                false);
        assertThat(ids(Matching.match(hanging, index, personOf))).containsExactly("new");
        assertThat(ids(Matching.match(other, index, personOf))).containsExactly("old");
    }

    @Test
    void oneChangeIsOneNotificationHoweverManyClausesWantIt_case9() {
        index.put(stream("s", clause("Observation", ANN), clause(null, ANN), clause("Observation", null)));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED))).containsExactly("s");
    }

    @Test
    void confirmedAndBackfilledChangesNotifyNobody() {
        index.put(stream("s", Clause.everything()));
        LastWrite created = write(WriteKind.CREATED);
        LastWrite history = new LastWrite(
                created.kind(), NOON, created.message(), created.feed(), created.traceparent(), true, false);
        assertThat(heard(change(ANN, "e", "1", WriteKind.CONFIRMED))).isEmpty();
        assertThat(heard(change(ANN, "e", "1", history, false))).isEmpty();
    }

    @Test
    void codeCategoryAndStatusMustAllHold() {
        index.put(stream("code", with(Aspect.CODE, "http://loinc.org|8867-4")));
        index.put(stream("other code", "8480-6"));
        index.put(stream("category", with(Aspect.CATEGORY, "vital-signs")));
        index.put(stream("status", with(Aspect.STATUS, "final")));
        index.put(stream("wrong-system", with(Aspect.CODE, "http://snomed.info/sct|8867-4")));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED)))
                .containsExactlyInAnyOrder("code", "category", "status");
    }

    private static Subscription stream(String id, String code) {
        return health.tributary.notification.Samples.stream(id.replace(' ', '-'), with(Aspect.CODE, code));
    }

    private static Subscription stream(String id, Clause... clauses) {
        return health.tributary.notification.Samples.stream(id, clauses);
    }

    private static Clause with(Aspect aspect, String token) {
        Condition condition = new Condition(aspect, Set.of(Token.parse(token).orElseThrow()));
        return new Clause(Optional.of("Observation"), Optional.empty(), List.of(condition), Set.of());
    }

    @Test
    void aRetractionStillMatchesByTypeAndPatientButHasNoCode() {
        index.put(stream("all", clause("Observation", ANN)));
        index.put(stream("coded", with(Aspect.CODE, "8867-4")));
        assertThat(heard(change(ANN, "e", "2", WriteKind.RETRACTED))).containsExactly("all");
    }

    @Test
    void onlyTheKindsOfWriteThatWereAskedForAreTold() {
        index.put(stream("s", new Clause(Optional.empty(), Optional.empty(), List.of(), Set.of(WriteKind.CORRECTED))));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED))).isEmpty();
        assertThat(heard(change(ANN, "e", "2", WriteKind.CORRECTED))).containsExactly("s");
    }

    @Test
    void aLinkIsOneOccasionOfThePersonForTheSubscriptionsOfAllItsSubjects() {
        index.put(stream("ann", clause("Observation", ANN)));
        index.put(stream("ben", clause("Encounter", BEN)));
        index.put(stream("all-observations", clause("Observation", null)));
        index.put(stream("all-patients", clause("Patient", null)));
        List<Notification> told = Matching.match(linked("ann", WriteKind.LINKED, ANN, BEN), index, Person::alone);
        assertThat(ids(told)).containsExactlyInAnyOrder("ann", "ben", "all-patients");
        assertThat(told).allMatch(one -> one.occasion().type().equals("Patient"));
        assertThat(told).allMatch(one -> one.occasion().kind() == WriteKind.LINKED);
    }

    @Test
    void theSameLinkIsTheSameOccasionAndALaterOneIsAnother() {
        index.put(stream("s", clause(null, ANN)));
        Notification first = only(linked("ann", WriteKind.LINKED, ANN, BEN));
        assertThat(only(linked("ann", WriteKind.LINKED, ANN, BEN)).key()).isEqualTo(first.key());
        assertThat(only(linked("ann", WriteKind.UNLINKED, ANN)).key()).isNotEqualTo(first.key());
    }

    @Test
    void aNewSnapshotTellsWhatBecameSoAfterTheSubscriptionWasMadeWhateverWasWrittenLast() {
        index.put(stream("s", Clause.everything()));
        assertThat(heard(change(ANN, "e", "1", write(WriteKind.CONFIRMED), true)))
                .containsExactly("s");
        Subscription younger = stream("s", Clause.everything());
        index.put(new Subscription(
                younger.id(), younger.owner(), younger.terms(), Status.ACTIVE, NOON.plusSeconds(1), Optional.empty()));
        assertThat(heard(change(ANN, "e", "1", write(WriteKind.UPDATED), true))).isEmpty();
    }

    @Test
    void directoryEntriesAreNobodysAndAreHeardByThoseWhoAskForTheirType() {
        index.put(stream("ann", clause(null, ANN)));
        index.put(stream("places", clause("Location", null)));
        EntryChange place = new EntryChange(
                health.tributary.notification.Samples.entry("ward"),
                ANN,
                "Location",
                true,
                true,
                "1",
                NOON,
                "{}",
                write(WriteKind.CREATED),
                false);
        List<Notification> told = Matching.match(place, index, Person::alone);
        assertThat(ids(told)).containsExactly("places");
        assertThat(told.get(0).occasion().subject()).isEmpty();
    }

    @Test
    void whatIsOffOrGoneOrEndedHearsNothingAndWhatIsParkedIsNumberedOn() {
        Subscription subscription = stream("s", Clause.everything());
        index.put(subscription.with(Status.ERROR, Optional.of("parked")));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED))).containsExactly("s");
        index.put(subscription.with(Status.OFF, Optional.empty()));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED))).isEmpty();
        index.put(subscription);
        index.remove(new SubscriptionId("s"));
        assertThat(heard(change(ANN, "e", "1", WriteKind.CREATED))).isEmpty();
        assertThat(index.silent()).isTrue();
    }

    @Test
    void otherCollectionsAndBrokenResourcesMatchNothingAndDoNotThrow() {
        index.put(stream("s", with(Aspect.CODE, "x")));
        assertThat(heard(new OtherChange("subjects", "s"))).isEmpty();
        EntryChange sound = change(ANN, "e", "1", WriteKind.CREATED);
        EntryChange broken = new EntryChange(
                sound.entry(),
                ANN,
                "Observation",
                false,
                true,
                "1",
                NOON,
                "{\"code\":{\"coding\":[",
                sound.write(),
                false);
        assertThat(heard(broken)).isEmpty();
    }

    private Notification only(Change change) {
        List<Notification> told = Matching.match(change, index, Person::alone);
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private List<String> heard(Change change) {
        Function<SubjectId, Person> alone = Person::alone;
        return ids(Matching.match(change, index, alone));
    }

    private static List<String> ids(List<Notification> notifications) {
        return notifications.stream().map(one -> one.subscription().value()).toList();
    }
}
