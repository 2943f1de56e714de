package health.tributary.benchmarks.load;

import health.tributary.benchmarks.report.Step;
import health.tributary.embedded.bench.Target;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Clients that read as fast as they are answered, one request in flight each, going round the persons. */
final class Reading {
    private static final long LATE_SECONDS = 60;

    private final Target target;
    private final Followed followed;
    private final int clients;
    private final Duration duration;

    Reading(Target target, Followed followed, int clients, Duration duration) {
        this.target = target;
        this.followed = followed;
        this.clients = clients;
        this.duration = duration;
    }

    /** Patients by id. */
    void patients(List<String> persons) throws InterruptedException {
        run(Step.READ, persons, id -> "/fhir/Patient/" + id, "\"resourceType\":\"Patient\"");
    }

    /** Observations by patient and code; the persons have some. */
    void observations(List<String> persons, String code) throws InterruptedException {
        String encoded = URLEncoder.encode(code, StandardCharsets.UTF_8);
        run(Step.SEARCH, persons, id -> "/fhir/Observation?patient=" + id + "&code=" + encoded, "\"Observation\"");
    }

    /** Whole records. */
    void everything(List<String> persons) throws InterruptedException {
        run(Step.EVERYTHING, persons, id -> "/fhir/Patient/" + id + "/$everything", "\"Patient\"");
    }

    private void run(Step step, List<String> persons, UnaryOperator<String> path, String content)
            throws InterruptedException {
        if (persons.isEmpty() || duration.isZero()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i;
                running.add(threads.submit(() -> read(step, persons, path, content, first, end)));
            }
            for (Future<?> one : running) {
                one.get(duration.toSeconds() + LATE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            followed.faults().add("a reader reads no more: " + e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void read(
            Step step, List<String> persons, UnaryOperator<String> path, String content, int first, long end) {
        byte[] expected = content.getBytes(StandardCharsets.UTF_8);
        try (HttpConnection connection = new HttpConnection(target.record(), target.token())) {
            for (int i = first; System.nanoTime() < end; i += clients) {
                String person = persons.get(i % persons.size());
                long asked = System.nanoTime();
                HttpConnection.Answer answer = connection.get(path.apply(person));
                followed.latencies().record(step, "", Long.MAX_VALUE, System.nanoTime() - asked);
                if (answer.status() != 200 || !contains(answer.body(), expected)) {
                    followed.faults().add(path.apply(person) + " was answered with " + answer);
                    return;
                }
            }
        } catch (IOException e) {
            followed.faults().add("a reader reads no more: " + e.getMessage());
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int i = 0; i + part.length <= text.length; i++) {
            int same = 0;
            while (same < part.length && text[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
