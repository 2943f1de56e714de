package health.tributary.benchmarks.load;

import health.tributary.benchmarks.report.Step;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.embedded.bench.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a message until the record shows it: one of each kind at a time, so most messages are passed over. The time that it notes is
 * from the first byte at the door to the end of the answer that shows it, with up to {@value #PAUSE_MILLIS} ms of waiting between two
 * questions in it.
 */
final class Readable {
    private static final long PAUSE_MILLIS = 5;
    private static final long LIMIT_SECONDS = 120;

    /**
     * A message that a door has taken.
     *
     * @param sentNanos when its first byte went out
     */
    record Sought(Kind kind, int patient, Mark mark, long sentNanos) {}

    private final Mark.Finder finder;
    private final Followed followed;
    private final Map<Kind, SynchronousQueue<Sought>> next = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Target target;
    private volatile boolean closed;

    Readable(Target target, List<Kind> kinds, Mark.Finder finder, Followed followed) {
        this.target = target;
        this.finder = finder;
        this.followed = followed;
        for (Kind kind : kinds) {
            SynchronousQueue<Sought> queue = new SynchronousQueue<>();
            Thread thread = new Thread(() -> look(queue), "readable-" + kind.name());
            thread.setDaemon(true);
            next.put(kind, queue);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** Looks for it, unless another one of its kind is being looked for. Does not wait. */
    void offer(Sought sought) {
        next.get(sought.kind()).offer(sought);
    }

    private void look(SynchronousQueue<Sought> queue) {
        try (HttpConnection record = new HttpConnection(target.record(), target.token());
                UserIds ids = new UserIds(target.normalizer(), target.token())) {
            while (!closed) {
                Sought sought = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (sought != null) {
                    until(sought, path(sought, ids), record);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            followed.faults().add("the record does not answer: " + e.getMessage());
        }
    }

    private static String path(Sought sought, UserIds ids) throws IOException {
        String path = "/fhir" + sought.kind().whereShown(sought.patient(), sought.mark());
        return sought.kind().person(sought.patient()) instanceof Person.User user
                ? path.replace("{person}", ids.of(user))
                : path;
    }

    private void until(Sought sought, String path, HttpConnection record) throws IOException, InterruptedException {
        long end = sought.sentNanos() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            HttpConnection.Answer answer = record.get(path);
            if (answer.status() != 200) {
                followed.faults().add(path + " was answered with " + answer.status());
                return;
            }
            boolean shown = finder.in(answer.text()).stream()
                    .anyMatch(mark -> mark.kind().equals(sought.mark().kind())
                            && mark.track() == sought.mark().track()
                            && mark.sequence() >= sought.mark().sequence());
            if (shown) {
                followed.latencies()
                        .record(
                                Step.READABLE,
                                sought.kind().name(),
                                sought.mark().sequence(),
                                System.nanoTime() - sought.sentNanos());
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        followed.faults().add(sought.mark() + " cannot be read after " + LIMIT_SECONDS + " s");
    }

    /** Begins with no further message, and ends when those that are being looked for are found: to leave them out would flatter. */
    void finish() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        }
    }
}
