package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reads the record API with some clients over kept connections, each with one request in flight: a Patient, a person's results
 * of one code, a person's whole record. The first answer of each address is checked as a resource, all further ones are
 * to be the same bytes: nothing else may be written meanwhile. Ends with 1 when an answer was wrong.
 */
@Command(name = "read", mixinStandardHelpOptions = true)
public final class ReadLoad implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_MICROS = 60_000_000;

    @Option(names = "--record", defaultValue = "http://127.0.0.1:8083/fhir", description = "default ${DEFAULT-VALUE}")
    URI record;

    @Option(names = "--mllp-port", defaultValue = "2575", description = "default ${DEFAULT-VALUE}")
    int mllpPort;

    @Option(names = "--token", defaultValue = "${TOKEN}", description = "a system token (default: the variable TOKEN)")
    String token;

    @Option(names = "--run", defaultValue = "READ1", description = "letters and digits; names the persons")
    String run;

    @Option(names = "--fill", description = "send the persons' records first")
    boolean fill;

    @Option(names = "--persons", defaultValue = "300", description = "default ${DEFAULT-VALUE}")
    int persons;

    @Option(names = "--entries", defaultValue = "1000", description = "of the long record (default ${DEFAULT-VALUE})")
    int entries;

    @Option(names = "--clients", defaultValue = "8", description = "default ${DEFAULT-VALUE}")
    int clients;

    @Option(names = "--seconds", defaultValue = "10", description = "of each kind (default ${DEFAULT-VALUE})")
    int seconds;

    @Option(names = "--warm-seconds", defaultValue = "5", description = "before each kind (default ${DEFAULT-VALUE})")
    int warmSeconds;

    @Option(names = "--kinds", split = ",", defaultValue = "patient,search,everything", description = "default: all")
    List<String> kinds;

    @Option(names = "--pid", description = "a process whose processor time is to be shown, such as the record's")
    List<Long> pids = List.of();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReadLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        ReadTargets targets = new ReadTargets(run, persons, entries);
        if (fill) {
            say("%d messages were acknowledged", targets.fill(record.getHost(), mllpPort));
        }
        List<String> ids = targets.await(record, token);
        for (String kind : kinds) {
            List<Expected> expected = expected(kind, ids);
            run(expected, clients, warmSeconds);
            Duration before = processorTime();
            Histogram micros = run(expected, clients, seconds);
            report(kind, micros, processorTime().minus(before));
        }
        return 0;
    }

    /** What an address is answered with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Expected(String path, byte[] body) {}

    private List<Expected> expected(String kind, List<String> ids) throws IOException {
        List<Expected> expected = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(record.toString(), token)) {
            for (String id : kind.equals("everything") ? ids.subList(0, 1) : ids.subList(1, ids.size())) {
                String path = record.getPath()
                        + switch (kind) {
                            case "patient" -> "/Patient/" + id;
                            case "search" -> ReadTargets.glucose(id);
                            case "everything" -> "/Patient/" + id + "/$everything";
                            default -> throw new IOException("there is no kind " + kind);
                        };
                byte[] body = connection.body(path);
                check(kind, id, JSON.readTree(body));
                expected.add(new Expected(path, body));
            }
        }
        return expected;
    }

    private void check(String kind, String id, JsonNode answer) throws IOException {
        int found = answer.path("entry").size();
        boolean right = switch (kind) {
            case "patient" -> answer.path("id").asText().equals(id);
            case "search" -> found == 1 && answer.path("total").asInt() == 1;
            default ->
                found > entries && answer.at("/entry/0/resource/id").asText().equals(id);
        };
        if (!right) {
            throw new IOException("an answer to " + kind + " is wrong; it has " + found + " entries");
        }
    }

    private Histogram run(List<Expected> expected, int clients, int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i * expected.size() / clients;
                running.add(threads.submit(() -> read(expected, first, end)));
            }
            Histogram all = new Histogram(MAX_MICROS, 3);
            for (Future<Histogram> one : running) {
                all.add(one.get(seconds + 60L, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram read(List<Expected> expected, int first, long end) throws IOException {
        Histogram micros = new Histogram(MAX_MICROS, 3);
        try (HttpConnection connection = new HttpConnection(record.toString(), token)) {
            for (int next = first; System.nanoTime() < end; next = (next + 1) % expected.size()) {
                Expected one = expected.get(next);
                long sent = System.nanoTime();
                byte[] body = connection.body(one.path());
                micros.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - sent) / 1_000));
                if (!Arrays.equals(body, one.body())) {
                    throw new IOException(
                            "of " + one.body().length + " bytes, an answer differs from the first one at byte "
                                    + Arrays.mismatch(body, one.body()));
                }
            }
        }
        return micros;
    }

    private Duration processorTime() {
        Duration sum = Duration.ZERO;
        for (long pid : pids) {
            sum = sum.plus(ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElse(Duration.ZERO));
        }
        return sum;
    }

    private void report(String kind, Histogram micros, Duration processor) {
        long reads = micros.getTotalCount();
        say(
                "%s, %d clients: %.1f/s, p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.1f ms%s",
                kind,
                clients,
                (double) reads / seconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(90) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                pids.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %.3f ms of processor a read", processor.toNanos() / 1e6 / reads));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
