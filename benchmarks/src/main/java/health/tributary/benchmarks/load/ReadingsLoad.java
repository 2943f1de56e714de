package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.benchmarks.traffic.Door;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.benchmarks.traffic.Pulse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fills a year of some persons with readings through the device door, in ten parts, each of which ends when the trends show all of
 * it: so that it is seen whether a reading costs more when there are many. Then asks for each person's year, and compares each day
 * with what was sent. Ends with 1 when a day is not as it was sent.
 */
@Command(name = "readings", mixinStandardHelpOptions = true)
public final class ReadingsLoad implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 10;
    private static final long MAX_MICROS = 60_000_000;
    private static final Duration SETTLE = Duration.ofMinutes(10);
    private static final String DOOR = "devices/openmhealth";
    private static final String POINTS = "application/x-ndjson";

    @Option(names = "--ingest", defaultValue = "http://127.0.0.1:8081", description = "default ${DEFAULT-VALUE}")
    URI ingest;

    @Option(names = "--normalizer", defaultValue = "http://127.0.0.1:8082", description = "default ${DEFAULT-VALUE}")
    URI normalizer;

    @Option(names = "--record", defaultValue = "http://127.0.0.1:8083", description = "default ${DEFAULT-VALUE}")
    URI record;

    @Option(names = "--feed", defaultValue = "wearable", description = "default ${DEFAULT-VALUE}")
    String feed;

    @Option(
            names = "--token",
            defaultValue = "${TOKEN}",
            description = "for \"system/*.rs operator\" (default: the variable TOKEN)")
    String token;

    @Option(names = "--feed-key", defaultValue = "${FEED_KEY}", description = "default: the variable FEED_KEY")
    String feedKey;

    @Option(names = "--run", defaultValue = "READINGS1", description = "letters and digits; names the persons")
    String run;

    @Option(names = "--persons", defaultValue = "30", description = "default ${DEFAULT-VALUE}")
    int persons;

    @Option(names = "--readings", defaultValue = "1000000", description = "of all persons (default ${DEFAULT-VALUE})")
    int readings;

    @Option(names = "--points", defaultValue = "100", description = "of one post (default ${DEFAULT-VALUE})")
    int points;

    @Option(names = "--connections", defaultValue = "4", description = "default ${DEFAULT-VALUE}")
    int connections;

    @Option(names = "--year", defaultValue = "2025", description = "default ${DEFAULT-VALUE}")
    int year;

    @Option(
            names = "--trends",
            defaultValue = "2000",
            description = "how many years are asked for (default ${DEFAULT-VALUE})")
    int trends;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReadingsLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        // The year before is the warm-up: it goes the same way, for the same persons.
        List<Pulse> before = pulses(year - 1, Math.max(1, readings / persons / PARTS));
        List<Pulse> all = pulses(year, readings / persons);
        List<String> ids = ids(all);
        part(before, ids, 0, 1);
        double[] rates = new double[PARTS];
        double seconds = 0;
        for (int part = 0; part < PARTS; part++) {
            double took = part(all, ids, part, PARTS);
            long sent = sent(all, part + 1) - sent(all, part);
            rates[part] = sent / took;
            seconds += took;
            say(
                    "part %2d: %,d readings, %,.0f/s from the first post until the trends show all",
                    part + 1, sent, rates[part]);
        }
        say(
                "%,d readings of %d persons: %,.0f/s; the last part cost %.2f of the first",
                sent(all, PARTS), persons, sent(all, PARTS) / seconds, rates[0] / rates[PARTS - 1]);
        int wrong = 0;
        for (int person = 0; person < persons; person++) {
            wrong += wrongDays(all.get(person), ids.get(person));
        }
        ask(ids);
        say(wrong == 0 ? "every day is as it was sent" : "%d days are not as they were sent", wrong);
        return wrong == 0 ? 0 : 1;
    }

    private List<Pulse> pulses(int ofYear, int count) {
        List<Pulse> pulses = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            pulses.add(new Pulse(run + "U" + person, LocalDate.of(ofYear, 1, 1), count));
        }
        return pulses;
    }

    /** Whose readings they will be. */
    private List<String> ids(List<Pulse> pulses) throws IOException {
        List<String> ids = new ArrayList<>();
        try (UserIds users = new UserIds(normalizer.toString(), token)) {
            Door.Post door = new Door.Post(feed, DOOR, POINTS);
            for (Pulse pulse : pulses) {
                String first = new String(pulse.lines(0, 1), StandardCharsets.UTF_8);
                ids.add(users.of(new Person.User(pulse.user(), door, first)));
            }
        }
        return ids;
    }

    /** Sends one part of all and waits until it is shown; seconds. */
    private double part(List<Pulse> pulses, List<String> ids, int part, int of) throws Exception {
        long start = System.nanoTime();
        InTurn.send(
                connections,
                ingest.toString(),
                feedKey,
                SETTLE,
                (door, which) -> send(door, pulses, part, of, person -> person % connections == which));
        await(pulses, ids, part, of, start + SETTLE.toNanos());
        return (System.nanoTime() - start) / 1e9;
    }

    // A post of each person in turn, as devices do it.
    private void send(HttpConnection door, List<Pulse> pulses, int part, int of, IntPredicate mine) throws IOException {
        int last = pulses.get(0).upTo(part + 1, of);
        for (int from = pulses.get(0).upTo(part, of); from < last; from += points) {
            for (int person = 0; person < persons; person++) {
                if (mine.test(person)) {
                    byte[] body = pulses.get(person).lines(from, Math.min(last, from + points));
                    HttpConnection.Answer answer = door.post("/feeds/" + feed + "/" + DOOR, POINTS, body);
                    if (answer.status() != 202) {
                        throw new IOException("the door answered with " + answer);
                    }
                }
            }
        }
    }

    private void await(List<Pulse> pulses, List<String> ids, int part, int of, long end)
            throws IOException, InterruptedException {
        try (HttpConnection portal = new HttpConnection(record.toString(), token)) {
            for (int person = 0; person < persons; person++) {
                Pulse pulse = pulses.get(person);
                while (count(points(portal, ids.get(person), pulse.first().getYear())) < pulse.upTo(part + 1, of)) {
                    if (System.nanoTime() > end) {
                        throw new IOException("the readings of person " + person + " are not shown in time");
                    }
                    Thread.sleep(20);
                }
            }
        }
    }

    private int wrongDays(Pulse pulse, String id) throws IOException {
        int wrong = 0;
        try (HttpConnection portal = new HttpConnection(record.toString(), token)) {
            for (JsonNode point : points(portal, id, year)) {
                Pulse.Day day = pulse.day(LocalDate.parse(point.path("from").asText()));
                boolean same = day.count() == point.path("count").asInt()
                        && (day.count() == 0
                                || (day.min() == point.path("min").asInt()
                                        && day.max() == point.path("max").asInt()));
                wrong += same ? 0 : 1;
            }
        }
        return wrong;
    }

    private void ask(List<String> ids) throws IOException {
        Histogram micros = new Histogram(MAX_MICROS, 3);
        try (HttpConnection portal = new HttpConnection(record.toString(), token)) {
            for (int i = 0; i < 2 * trends; i++) {
                long start = System.nanoTime();
                int days = points(portal, ids.get(i % persons), year).size();
                if (days < 365) {
                    throw new IOException("a year has " + days + " days");
                }
                // The first half warms up.
                if (i >= trends) {
                    micros.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - start) / 1_000));
                }
            }
        }
        say(
                "a year by days: p50 %.2f ms, p99 %.2f ms, max %.1f ms",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private static JsonNode points(HttpConnection portal, String id, int ofYear) throws IOException {
        byte[] body = portal.body("/portal/persons/" + id + "/trends?metric=heart-rate&from=" + ofYear + "-01-01&to="
                + ofYear + "-12-31&resolution=day");
        return JSON.readTree(body).path("points");
    }

    private static int count(JsonNode points) {
        int count = 0;
        for (JsonNode point : points) {
            count += point.path("count").asInt();
        }
        return count;
    }

    private static long sent(List<Pulse> pulses, int parts) {
        return (long) pulses.size() * pulses.get(0).upTo(parts, PARTS);
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
