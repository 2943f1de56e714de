package health.tributary.benchmarks.step;

import health.tributary.contract.SubjectId;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.match.Matching;
import health.tributary.notification.match.Notification;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Subscriptions;
import health.tributary.notification.subscription.Backport;
import health.tributary.notification.subscription.Channel;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.Terms;
import health.tributary.record.fold.CanonicalResource;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Rendering;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Who hears of a change of a patient's entry, among subscriptions that each want another patient's data, and one that wants
 * everything. Changes a second on one thread; the time must not grow with the subscriptions.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SubscriptionMatching {
    /** How many of them there are. */
    @Param({"100", "10000"})
    public int subscriptions;

    private final Subscriptions standing = new Subscriptions();
    private EntryChange change;

    @Setup
    public void prepare() {
        Samples.History history = Samples.demographics(2);
        CanonicalResource resource =
                Rendering.render(Fold.fold(history.entry(), history.set(2)), history.entry(), "Patient");
        LastWrite write = new LastWrite(
                WriteKind.UPDATED,
                resource.updated(),
                history.said().get(1).batch().origin().message(),
                Samples.FEED,
                "",
                false,
                false);
        change = new EntryChange(
                history.entry(),
                history.subject(),
                "Patient",
                false,
                true,
                resource.version(),
                resource.updated(),
                resource.json(),
                write,
                false);
        standing.put(subscription("everything", Clause.everything()));
        standing.put(subscription("its", Clause.everything().of(history.subject())));
        for (int i = 0; i < subscriptions; i++) {
            standing.put(subscription("other" + i, Clause.everything().of(other(i))));
        }
    }

    private static SubjectId other(int number) {
        return new SubjectId(Integer.toString(number, 4)
                        .replace('0', 'a')
                        .replace('1', 'b')
                        .replace('2', 'c')
                        .replace('3', 'd')
                + "e".repeat(32 - Integer.toString(number, 4).length()));
    }

    private static Subscription subscription(String id, Clause clause) {
        Terms terms = new Terms(
                Status.REQUESTED,
                "bench",
                Backport.RECORD_CHANGE,
                List.of(),
                List.of(clause),
                new Channel.EventStream(),
                Content.ID_ONLY,
                1,
                Optional.empty());
        Grant owner = new Grant("bench", Optional.empty(), Optional.empty(), "system/*.rs");
        return new Subscription(new SubscriptionId(id), owner, terms, Status.ACTIVE, Instant.EPOCH, Optional.empty());
    }

    @Benchmark
    public List<Notification> match() {
        return Matching.match(change, standing, Person::alone);
    }
}
