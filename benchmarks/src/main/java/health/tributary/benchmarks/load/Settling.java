package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.benchmarks.check.Faults;
import health.tributary.benchmarks.check.PersonExpectation;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.embedded.bench.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until all that was sent is in the record and has been told, and says what is not. */
final class Settling {
    private static final long PAUSE_MILLIS = 250;

    private final Target target;
    private final Followed followed;
    private final Mark.Finder finder;
    private final Map<Person, String> ids = new HashMap<>();

    Settling(Target target, Followed followed, Mark.Finder finder) {
        this.target = target;
        this.followed = followed;
        this.finder = finder;
    }

    /** Gives the persons' ids; what is wrong after the limit is a fault. */
    Map<Person, String> await(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Map<Person, PersonExpectation> open = followed.expected().persons();
        try (Records records = new Records(target.record(), target.token());
                UserIds users = new UserIds(target.normalizer(), target.token())) {
            while (System.nanoTime() < end && (followed.ledger().missing() > 0 || !open.isEmpty())) {
                for (Person person : Map.copyOf(open).keySet()) {
                    Faults tried = new Faults();
                    check(records, users, person, open.get(person), tried);
                    if (tried.count() > 0) {
                        break;
                    }
                    open.remove(person);
                }
                if (followed.ledger().missing() > 0 || !open.isEmpty()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
            for (Map.Entry<Person, PersonExpectation> person : open.entrySet()) {
                check(records, users, person.getKey(), person.getValue(), followed.faults());
            }
        }
        if (followed.ledger().missing() > 0) {
            followed.faults()
                    .add(followed.ledger().missing() + " messages were shown by no notification within "
                            + limit.toSeconds() + " s");
        }
        return ids;
    }

    private void check(Records records, UserIds users, Person person, PersonExpectation expectation, Faults faults)
            throws IOException {
        Optional<String> id = person instanceof Person.User user
                ? Optional.of(users.of(user))
                : records.id(((Person.Searched) person).search());
        if (id.isEmpty()) {
            faults.add(person + " is not one person");
            return;
        }
        ids.put(person, id.get());
        expectation.check(person.toString(), marked(records.everything(id.get())), followed.told(), faults);
    }

    private List<PersonExpectation.Resource> marked(List<JsonNode> resources) {
        return resources.stream()
                .map(resource -> new PersonExpectation.Resource(
                        resource.path("resourceType").asText(),
                        resource.path("id").asText(),
                        finder.in(resource.toString())))
                .toList();
    }
}
