package health.tributary.notification.api;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.deliver.Catalogue;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Issue;
import health.tributary.notification.subscription.Reading;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionAccess;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.SubscriptionReader;
import health.tributary.notification.subscription.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What owners do with their subscriptions. A subscription of somebody else is as good as none. */
@ApplicationScoped
public class Subscribing {
    private final Catalogue catalogue;
    private final Persons persons;
    private final Clock clock;
    private final NotificationConfiguration configuration;

    public Subscribing(Catalogue catalogue, Persons persons, Clock clock, NotificationConfiguration configuration) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.clock = clock;
        this.configuration = configuration;
    }

    /** What became of a request. */
    sealed interface Result {
        record Kept(Subscription subscription) implements Result {}

        record Wrong(int status, List<Issue> issues) implements Result {}
    }

    Result create(Grant owner, byte[] body) {
        if (own(owner).size() >= configuration.maxSubscriptionsPerOwner()
                || catalogue.index().size() >= configuration.maxSubscriptions()) {
            return new Result.Wrong(429, List.of(new Issue("too-costly", "", "there are too many subscriptions")));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SubscriptionId id = SubscriptionId.of(owner.holder(), body, now);
        return decide(
                owner,
                body,
                terms -> new Subscription(id, owner, terms, Subscription.firstStatus(terms), now, Optional.empty()));
    }

    Result replace(Grant owner, Subscription before, byte[] body) {
        return decide(
                owner,
                body,
                terms -> new Subscription(
                        before.id(),
                        owner,
                        terms,
                        Subscription.firstStatus(terms),
                        before.created(),
                        Optional.empty()));
    }

    private Result decide(Grant owner, byte[] body, Function<Terms, Subscription> make) {
        Reading reading = SubscriptionReader.read(body);
        if (reading instanceof Reading.Refused refused) {
            return new Result.Wrong(422, refused.issues());
        }
        Terms asked = ((Reading.Understood) reading).terms();
        SubscriptionAccess.Answer answer = SubscriptionAccess.decide(owner.token(), asked, personOf(owner, asked));
        if (answer instanceof SubscriptionAccess.Answer.Refused refused) {
            Issue issue = new Issue("forbidden", "Subscription.criteria", refused.reason());
            return new Result.Wrong(403, List.of(issue));
        }
        Subscription subscription = make.apply(((SubscriptionAccess.Answer.Granted) answer).terms());
        catalogue.put(subscription);
        return new Result.Kept(subscription);
    }

    private Function<SubjectId, PersonId> personOf(Grant owner, Terms terms) {
        Set<SubjectId> subjects = new HashSet<>();
        owner.token().patient().ifPresent(subjects::add);
        terms.clauses().stream().map(Clause::patient).flatMap(Optional::stream).forEach(subjects::add);
        Map<SubjectId, Person> known = persons.of(subjects);
        return subject -> known.getOrDefault(subject, Person.alone(subject)).id();
    }

    Optional<Subscription> find(Grant owner, String id) {
        return SubscriptionId.valid(id)
                ? catalogue
                        .index()
                        .get(new SubscriptionId(id))
                        .filter(subscription -> subscription.owner().sameOwner(owner))
                : Optional.empty();
    }

    /** All of an owner, the oldest first. */
    List<Subscription> own(Grant owner) {
        List<Subscription> own = new ArrayList<>();
        for (Subscription subscription : catalogue.index().all()) {
            if (subscription.owner().sameOwner(owner)) {
                own.add(subscription);
            }
        }
        own.sort(Comparator.comparing(Subscription::created).thenComparing(Subscription::id));
        return own;
    }

    void delete(Subscription subscription) {
        catalogue.delete(subscription.id());
    }
}
