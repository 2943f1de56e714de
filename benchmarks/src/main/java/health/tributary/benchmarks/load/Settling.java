package health.tributary.benchmarks.load;

import health.tributary.benchmarks.check.Faults;
import health.tributary.benchmarks.check.PersonExpectation;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.embedded.bench.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
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
        try (Records records = new Records(target, finder)) {
            while (System.nanoTime() < end && (followed.ledger().missing() > 0 || !open.isEmpty())) {
                for (Person person : Map.copyOf(open).keySet()) {
                    Faults tried = new Faults();
                    check(records, person, open.get(person), tried);
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
                check(records, person.getKey(), person.getValue(), followed.faults());
            }
        }
        if (followed.ledger().missing() > 0) {
            followed.faults()
                    .add(followed.ledger().missing() + " messages were shown by no notification within "
                            + limit.toSeconds() + " s");
        }
        return ids;
    }

    private void check(Records records, Person person, PersonExpectation expectation, Faults faults)
            throws IOException {
        Optional<String> id = records.id(person);
        if (id.isEmpty()) {
            faults.add(person + " is not one person");
            return;
        }
        ids.put(person, id.get());
        expectation.check(person.toString(), records.everything(id.get()), followed.told(), faults);
    }
}
