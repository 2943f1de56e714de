package health.tributary.benchmarks.load;

import health.tributary.benchmarks.report.Step;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Message;
import health.tributary.embedded.bench.BenchSettings;
import health.tributary.embedded.bench.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connections that send at a rate, each about patients of its own, so that the order of a patient's messages is known. A patient gets
 * the next message when all others of the connection have had one.
 */
final class Sending implements AutoCloseable {
    private static final long LATE_SECONDS = 90;

    private final Target target;
    private final BenchSettings settings;
    private final Followed followed;
    private final Readable readable;
    private final ExecutorService threads;
    private final List<Connection> connections = new ArrayList<>();

    Sending(Target target, BenchSettings settings, List<Kind> kinds, Followed followed, Readable readable)
            throws IOException {
        this.target = target;
        this.settings = settings;
        this.followed = followed;
        this.readable = readable;
        this.threads = Executors.newFixedThreadPool(settings.connections());
        for (int i = 0; i < settings.connections(); i++) {
            connections.add(new Connection(i, new Mix(kinds, settings.mix(), i)));
        }
    }

    /** Sends for a time; a connection that breaks is a fault, and the others go on. */
    void run(Duration duration) throws InterruptedException {
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (Connection connection : connections) {
            running.add(threads.submit(() -> connection.send(start, start + duration.toNanos())));
        }
        for (Future<?> one : running) {
            try {
                one.get(duration.toSeconds() + LATE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                followed.faults().add("a connection sends no more: " + e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.senders.close();
        }
    }

    private final class Connection {
        private final int number;
        private final Mix mix;
        private final Senders senders = new Senders(target);
        private final Instant[] told;
        private int turn;

        Connection(int number, Mix mix) throws IOException {
            this.number = number;
            this.mix = mix;
            this.told = new Instant[(settings.patients() - number - 1) / settings.connections() + 1];
            for (Kind kind : mix.kinds()) {
                senders.open(kind.door());
            }
        }

        // Connection c sends the (k * connections + c)th message of the schedule.
        private void send(long start, long end) {
            for (long k = 0; ; k++) {
                long due = settings.rate() == 0
                        ? System.nanoTime()
                        : start + (k * settings.connections() + number) * TimeUnit.SECONDS.toNanos(1) / settings.rate();
                if (due >= end || Thread.currentThread().isInterrupted()) {
                    return;
                }
                try {
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                    sendNext(due);
                } catch (IOException e) {
                    followed.faults().add("connection " + number + " sends no more: " + e.getMessage());
                    return;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private void sendNext(long due) throws IOException {
            Kind kind = mix.next();
            int mine = turn++ % told.length;
            int patient = mine * settings.connections() + number;
            Instant now = Instant.now();
            Instant time =
                    told[mine] != null && !now.isAfter(told[mine].plusMillis(1)) ? told[mine].plusMillis(1) : now;
            told[mine] = time;
            Message message = kind.message(patient, followed.sequence().incrementAndGet(), time);
            long sent = System.nanoTime();
            followed.ledger().sent(message.mark(), sent);
            String refusal = senders.send(kind.door(), message);
            long answered = System.nanoTime();
            if (!refusal.isEmpty()) {
                followed.faults().add(message + " was answered with " + refusal);
                return;
            }
            followed.expected().taken(kind, patient, message.mark());
            followed.latencies().record(Step.LATE, kind.name(), message.mark().sequence(), sent - due);
            followed.latencies().record(Step.DOOR, kind.name(), message.mark().sequence(), answered - sent);
            readable.offer(new Readable.Sought(kind, patient, message.mark(), sent));
        }
    }
}
