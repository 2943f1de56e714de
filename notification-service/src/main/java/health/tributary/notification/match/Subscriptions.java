package health.tributary.notification.match;

import health.tributary.contract.SubjectId;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The subscriptions that may match, found by the patient they name, else by the type they name: a change looks at those of
 * its own person and at those that mean everybody, not at all. Readers need no lock; a reader sees each subscription that was
 * there before it started and is still there.
 */
public final class Subscriptions {
    private final Map<SubscriptionId, Subscription> byId = new ConcurrentHashMap<>();
    private final Map<SubjectId, Set<Wish>> byPatient = new ConcurrentHashMap<>();
    private final Map<String, Set<Wish>> byType = new ConcurrentHashMap<>();
    private final Set<Wish> ofEverything = ConcurrentHashMap.newKeySet();

    /** One clause of one subscription. */
    record Wish(Subscription subscription, Clause clause) {}

    /** Adds a subscription, or puts it in the place of the one with its id. One that is off is only known. */
    public synchronized void put(Subscription subscription) {
        Subscription before = byId.put(subscription.id(), subscription);
        if (subscription.status().numbers()) {
            subscription.terms().clauses().forEach(clause -> add(new Wish(subscription, clause)));
        }
        if (before != null && !before.equals(subscription)) {
            before.terms().clauses().forEach(clause -> discard(new Wish(before, clause)));
        }
    }

    /** Forgets a subscription. */
    public synchronized void remove(SubscriptionId id) {
        Subscription before = byId.remove(id);
        if (before != null) {
            before.terms().clauses().forEach(clause -> discard(new Wish(before, clause)));
        }
    }

    private void add(Wish wish) {
        Clause clause = wish.clause();
        if (clause.patient().isPresent()) {
            byPatient
                    .computeIfAbsent(clause.patient().get(), patient -> ConcurrentHashMap.newKeySet())
                    .add(wish);
        } else if (clause.type().isPresent()) {
            byType.computeIfAbsent(clause.type().get(), type -> ConcurrentHashMap.newKeySet())
                    .add(wish);
        } else {
            ofEverything.add(wish);
        }
    }

    private void discard(Wish wish) {
        Clause clause = wish.clause();
        if (clause.patient().isPresent()) {
            byPatient.computeIfPresent(clause.patient().get(), (patient, wishes) -> without(wishes, wish));
        } else if (clause.type().isPresent()) {
            byType.computeIfPresent(clause.type().get(), (type, wishes) -> without(wishes, wish));
        } else {
            ofEverything.remove(wish);
        }
    }

    private static Set<Wish> without(Set<Wish> wishes, Wish wish) {
        wishes.remove(wish);
        return wishes.isEmpty() ? null : wishes;
    }

    /** The subscription of an id. */
    public Optional<Subscription> get(SubscriptionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All subscriptions, in no order. */
    public Iterable<Subscription> all() {
        return byId.values();
    }

    /** How many there are. */
    public int size() {
        return byId.size();
    }

    /** Whether no change can match. */
    public boolean silent() {
        return byPatient.isEmpty() && byType.isEmpty() && ofEverything.isEmpty();
    }

    /** Whether any subscription names a patient, so that persons matter. */
    public boolean anyOfPatients() {
        return !byPatient.isEmpty();
    }

    /** Those that name one of these patients, then those that name this type and no patient, then those that name neither. */
    void candidates(Set<SubjectId> patients, String type, Consumer<Wish> each) {
        if (!byPatient.isEmpty()) {
            for (SubjectId patient : patients) {
                byPatient.getOrDefault(patient, Set.of()).forEach(each);
            }
        }
        byType.getOrDefault(type, Set.of()).forEach(each);
        ofEverything.forEach(each);
    }
}
