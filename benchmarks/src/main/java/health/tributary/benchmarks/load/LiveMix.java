package health.tributary.benchmarks.load;

import health.tributary.benchmarks.check.Ledger;
import health.tributary.benchmarks.check.Numbers;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Message;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.EventStream;
import health.tributary.embedded.client.MllpClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A steady mix, 70 % admissions and 30 % results, and the time from the first byte at the door until a subscriber has the first
 * notification that shows the message. A patient gets the next message when all others have had one.
 */
final class LiveMix {
    private static final long MAX_MICROS = 600_000_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Kind admissions;
    private final Kind results;
    private final int patients;
    private final Mark.Finder finder;
    private final Ledger ledger = new Ledger();
    private final Numbers numbers = new Numbers();
    private final Map<String, Histogram> micros = new TreeMap<>();
    private long replaced;

    LiveMix(Kind admissions, Kind results, int patients, Mark.Finder finder) {
        this.admissions = admissions;
        this.results = results;
        this.patients = patients;
        this.finder = finder;
    }

    /**
     * What came of it.
     *
     * @param messages sent and acknowledged
     * @param notifications that came
     * @param replaced messages that were seen by a later one of the same patient only
     * @param missing messages that no notification showed in time
     * @param faults what else was wrong
     * @param micros from the door to the subscriber, by kind
     */
    record Result(
            long messages,
            long notifications,
            long replaced,
            int missing,
            List<String> faults,
            Map<String, Histogram> micros) {}

    /** Sends at a rate for a time, then waits for the last notifications. */
    Result run(String host, int port, EventStream events, int rate, int seconds, int settleSeconds)
            throws IOException, InterruptedException {
        Thread listener = new Thread(() -> listen(events), "listener");
        listener.setDaemon(true);
        listener.start();
        long total = (long) rate * seconds;
        try (MllpClient door = new MllpClient(host, port)) {
            long start = System.nanoTime();
            for (long number = 1; number <= total; number++) {
                long due = start + number * TimeUnit.SECONDS.toNanos(1) / rate;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                send(door, number);
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settleSeconds);
        while (ledger.missing() > 0 && System.nanoTime() < end) {
            Thread.sleep(POLL.toMillis());
        }
        listener.interrupt();
        listener.join(POLL.toMillis() * 10);
        List<String> faults = new ArrayList<>(ledger.faults());
        numbers.fault().ifPresent(faults::add);
        if (events.broken()) {
            faults.add("the event stream broke");
        }
        return new Result(total, numbers.last(), replaced, ledger.missing(), faults, micros);
    }

    private void send(MllpClient door, long number) throws IOException {
        Kind kind = number % 10 < 7 ? admissions : results;
        Message message = kind.message(patient(number), number, Instant.now());
        ledger.sent(message.mark(), System.nanoTime());
        Acknowledgement answer = Acknowledgement.read(door.send(message.body()));
        if (!answer.positive() || !answer.controlId().equals(message.controlId())) {
            throw new IOException(message + " was answered with " + answer.code());
        }
    }

    // One more in every round, so that each patient gets both kinds whatever their number is.
    private int patient(long number) {
        return (int) ((number + number / patients) % patients);
    }

    private void listen(EventStream events) {
        try {
            while (!events.broken()) {
                Optional<EventStream.Event> next = events.next(POLL);
                if (next.isPresent()) {
                    hear(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(EventStream.Event event) {
        numbers.next(event.number());
        for (Mark mark : finder.in(event.json())) {
            for (Ledger.Seen seen : ledger.seen(mark, event.nanos())) {
                replaced += seen.replaced() ? 1 : 0;
                micros.computeIfAbsent(seen.mark().kind(), any -> new Histogram(MAX_MICROS, 3))
                        .recordValue(Math.min(MAX_MICROS, seen.nanos() / 1_000));
            }
        }
    }
}
