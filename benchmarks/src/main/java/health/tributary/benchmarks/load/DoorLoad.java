package health.tributary.benchmarks.load;

import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Message;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/** As many admissions as the door acknowledges, over some connections with one message in flight each. */
final class DoorLoad {
    /** Latencies up to a minute, in microseconds, to three digits. */
    private static final long MAX_MICROS = 60_000_000;

    private final Admissions traffic;
    private final int patients;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLongArray last;

    DoorLoad(Admissions traffic, int patients) {
        this.traffic = traffic;
        this.patients = patients;
        this.last = new AtomicLongArray(patients);
    }

    /**
     * What came of it.
     *
     * @param messages acknowledged
     * @param seconds it took
     * @param micros latency of each acknowledgement
     */
    record Result(long messages, double seconds, Histogram micros) {}

    /** Sends for a time; each connection has its own patients, so that the last message of a patient is known. */
    Result run(String host, int port, int connections, int seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int sender = i;
                running.add(senders.submit(() -> send(host, port, sender, connections, end)));
            }
            Histogram all = new Histogram(MAX_MICROS, 3);
            for (Future<Histogram> one : running) {
                all.add(one.get(seconds + 60L, TimeUnit.SECONDS));
            }
            return new Result(all.getTotalCount(), (System.nanoTime() - start) / 1e9, all);
        } finally {
            senders.shutdownNow();
        }
    }

    private Histogram send(String host, int port, int sender, int senders, long end) throws IOException {
        Histogram micros = new Histogram(MAX_MICROS, 3);
        try (MllpClient connection = new MllpClient(host, port)) {
            int patient = sender;
            while (System.nanoTime() < end) {
                long number = sequence.incrementAndGet();
                Message message = traffic.message(patient, number, Instant.now());
                long sent = System.nanoTime();
                Acknowledgement answer = Acknowledgement.read(connection.send(message.body()));
                micros.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - sent) / 1_000));
                if (!answer.positive() || !answer.controlId().equals(message.controlId())) {
                    throw new IOException(message + " was answered with " + answer.code());
                }
                last.set(patient, number);
                patient += senders;
                if (patient >= patients) {
                    patient = sender;
                }
            }
        }
        return micros;
    }

    /** The last acknowledged sequence number of a patient; 0 when there is none. */
    long last(int patient) {
        return last.get(patient);
    }
}
