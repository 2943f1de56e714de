package health.tributary.benchmarks.load;

import health.tributary.benchmarks.message.Traffic;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A steady mix, 70 % admissions and 30 % results with five observations, and the time from the first byte at the door until a
 * subscriber has the first notification that shows the message.
 */
final class LiveMix {
    private static final int RESULTS = 5;
    private static final long MAX_MICROS = 600_000_000;

    private final Traffic traffic;
    private final int patients;
    private final Map<Long, Long> sentNanos = new ConcurrentHashMap<>();
    private final Histogram micros = new Histogram(MAX_MICROS, 3);

    LiveMix(Traffic traffic, int patients) {
        this.traffic = traffic;
        this.patients = patients;
    }

    /**
     * What came of it.
     *
     * @param messages sent and acknowledged
     * @param missing of them, those that no notification showed in time
     * @param micros from the door to the subscriber
     */
    record Result(long messages, int missing, Histogram micros) {}

    /** Sends at a rate for a time, then waits for the last notifications. */
    Result run(String host, int port, EventReader events, int rate, int seconds, int settleSeconds)
            throws IOException, InterruptedException {
        Thread listener = new Thread(() -> events.read(this::seen), "events");
        listener.setDaemon(true);
        listener.start();
        events.awaitOpen();
        long total = (long) rate * seconds;
        try (MllpConnection connection = new MllpConnection(host, port)) {
            long start = System.nanoTime();
            for (long number = 1; number <= total; number++) {
                long due = start + number * TimeUnit.SECONDS.toNanos(1) / rate;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                send(connection, number);
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settleSeconds);
        while (!sentNanos.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        synchronized (micros) {
            return new Result(total, sentNanos.size(), micros.copy());
        }
    }

    // Of ten messages seven are admissions; each patient gets both kinds.
    private void send(MllpConnection connection, long number) throws IOException {
        int patient = (int) ((number / 10) % patients);
        byte[] message = number % 10 < 7
                ? traffic.update(patient, number, Instant.now())
                : traffic.results(patient, number, Instant.now(), RESULTS);
        sentNanos.put(number, System.nanoTime());
        String fault = Acknowledged.fault(message, connection.send(message));
        if (!fault.isEmpty()) {
            throw new IOException("message " + number + " " + fault);
        }
    }

    private void seen(long number) {
        Long sent = sentNanos.remove(number);
        if (sent != null) {
            synchronized (micros) {
                micros.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - sent) / 1_000));
            }
        }
    }
}
