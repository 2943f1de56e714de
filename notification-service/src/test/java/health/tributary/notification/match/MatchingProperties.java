package health.tributary.notification.match;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.Samples;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Condition;
import health.tributary.notification.subscription.Condition.Aspect;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MatchingProperties {
    private static final List<SubjectId> SUBJECTS =
            List.of(Samples.subject("a"), Samples.subject("b"), Samples.subject("c"), Samples.subject("d"));
    private static final List<String> TYPES = List.of("Observation", "Encounter", "Condition");

    /** The index finds exactly those that a look at every clause of every subscription finds, through all its changes. */
    @Property(tries = 300)
    void theIndexFindsWhatALinearScanFinds(@ForAll long seed) {
        Random random = new Random(seed);
        Subscriptions index = new Subscriptions();
        Map<String, Subscription> all = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            String id = "s" + random.nextInt(12);
            if (random.nextInt(5) == 0) {
                all.remove(id);
                index.remove(new health.tributary.notification.subscription.SubscriptionId(id));
            } else {
                Subscription subscription = subscription(id, random);
                all.put(id, subscription);
                index.put(subscription);
            }
            EntryChange change = change(random, step);
            Person person = random.nextBoolean()
                    ? Person.alone(change.subject())
                    : new Person(
                            PersonId.of(SUBJECTS.get(0)), new HashSet<>(List.of(SUBJECTS.get(0), change.subject())));
            Set<String> found = new HashSet<>();
            Matching.match(change, index, subject -> person)
                    .forEach(one ->
                            assertThat(found.add(one.subscription().value())).isTrue());
            Set<String> expected = new HashSet<>();
            all.forEach((name, subscription) -> {
                if (wanted(subscription, change, person)) {
                    expected.add(name);
                }
            });
            assertThat(found).isEqualTo(expected);
        }
    }

    private static boolean wanted(Subscription subscription, EntryChange change, Person person) {
        return subscription.status() != Status.OFF
                && subscription.terms().clauses().stream().anyMatch(clause -> {
                    boolean of = clause.patient().isEmpty()
                            || person.members().contains(clause.patient().get());
                    boolean typed =
                            clause.type().isEmpty() || clause.type().get().equals(change.type());
                    boolean kind = clause.kinds().isEmpty()
                            || clause.kinds().contains(change.write().kind());
                    boolean coded = clause.conditions().isEmpty()
                            || clause.conditions().get(0).anyOf().stream()
                                    .anyMatch(token -> token.code().equals("8867-4"));
                    return of && typed && kind && coded;
                });
    }

    private static EntryChange change(Random random, int step) {
        SubjectId subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        WriteKind kind = random.nextBoolean() ? WriteKind.CREATED : WriteKind.UPDATED;
        EntryChange sample = Samples.change(subject, "e" + step, "v", kind);
        String type = TYPES.get(random.nextInt(TYPES.size()));
        return new EntryChange(
                sample.entry(),
                subject,
                type,
                false,
                true,
                "v",
                Samples.NOON,
                sample.resource(),
                sample.write(),
                false);
    }

    private static Subscription subscription(String id, Random random) {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Optional<String> type =
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(TYPES.get(random.nextInt(TYPES.size())));
            Optional<SubjectId> patient = random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(SUBJECTS.get(random.nextInt(SUBJECTS.size())));
            Token token = new Token(Optional.empty(), random.nextBoolean() ? "8867-4" : "8480-6");
            List<Condition> conditions =
                    random.nextBoolean() ? List.of() : List.of(new Condition(Aspect.CODE, Set.of(token)));
            Set<WriteKind> kinds = random.nextInt(4) == 0 ? Set.of(WriteKind.CREATED) : Set.of();
            clauses.add(new Clause(type, patient, conditions, kinds));
        }
        Subscription subscription = Samples.stream(id, clauses.toArray(new Clause[0]));
        return random.nextInt(6) == 0 ? subscription.with(Status.OFF, Optional.empty()) : subscription;
    }
}
