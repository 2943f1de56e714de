package health.tributary.benchmarks.load;

import health.tributary.benchmarks.report.Report;
import health.tributary.benchmarks.report.Step;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Kinds;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.embedded.bench.BenchDriver;
import health.tributary.embedded.bench.BenchSettings;
import health.tributary.embedded.bench.Target;
import health.tributary.embedded.client.EventStream;
import health.tributary.embedded.client.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The driver behind {@code ./tributary bench}: warms up, sends, waits until all has arrived, reads, and reports. */
public final class BenchRun implements BenchDriver {
    /** For {@link java.util.ServiceLoader}. */
    public BenchRun() {}

    @Override
    public List<String> kinds() {
        return List.copyOf(Kinds.usualMix().keySet());
    }

    @Override
    public boolean drive(Target target, BenchSettings asked, PrintStream out)
            throws IOException, InterruptedException, Refused {
        BenchSettings settings = asked.mix().isEmpty() ? asked.withMix(Kinds.usualMix()) : asked;
        List<Kind> kinds = Kinds.of(settings.run()).stream()
                .filter(kind -> settings.mix().containsKey(kind.name()))
                .toList();
        Mark.Finder finder = new Mark.Finder(settings.run());
        Followed followed = Followed.fromNothing();
        Instant started = Instant.now();
        double drained;
        try (EventStream events = EventStream.ofEverything(target.notification(), target.token(), "bench")) {
            Listener listener = new Listener(events, finder, kinds, followed);
            Readable readable = new Readable(target, kinds, finder, followed);
            send(target, settings, kinds, readable, followed, out);
            out.println("waiting until all has arrived, at most "
                    + settings.settle().toSeconds() + " s");
            long sent = System.nanoTime();
            Settling settling = new Settling(target, followed, finder);
            settling.await(settings.settle());
            drained = (System.nanoTime() - sent) / 1e9;
            readable.finish();
            if (settings.idle() > 0) {
                out.println("one message at a time, to a webhook");
                new Idle(target, followed, finder).run(kinds, settings.idle(), settings.patients());
            }
            Map<Person, String> persons = settling.await(settings.settle());
            listener.stop();
            read(target, settings, kinds, persons, followed, out);
            checkLast(target, events.subscription(), followed);
        }
        Report report = new Report(
                settings,
                started,
                drained,
                followed.expected().taken(),
                followed.replaced().get(),
                followed.numbers().last(),
                followed.ledger().missing(),
                followed.faults().count(),
                followed.faults().first(),
                followed.latencies().rows());
        out.print(report.text());
        if (settings.report().isPresent()) {
            Files.writeString(settings.report().get(), report.json());
        }
        return report.passed();
    }

    private static void send(
            Target target,
            BenchSettings settings,
            List<Kind> kinds,
            Readable readable,
            Followed followed,
            PrintStream out)
            throws IOException, InterruptedException {
        try (Sending sending = new Sending(target, settings, kinds, followed, readable)) {
            out.println(String.format(
                    Locale.ROOT,
                    "run %s: %s, %s, %d connections, %d patients; warming up for %d s, then %d s",
                    settings.run(),
                    settings.mix(),
                    settings.rate() == 0 ? "as fast as the doors take them" : settings.rate() + " messages/s",
                    settings.connections(),
                    settings.patients(),
                    settings.warmUp().toSeconds(),
                    settings.duration().toSeconds()));
            sending.run(settings.warmUp());
            followed.latencies().measureFrom(followed.sequence().get() + 1);
            sending.run(settings.duration());
            followed.latencies().lasted(settings.duration(), Step.DOOR);
        }
    }

    private static void read(
            Target target,
            BenchSettings settings,
            List<Kind> kinds,
            Map<Person, String> persons,
            Followed followed,
            PrintStream out)
            throws InterruptedException {
        if (settings.reading().isZero() || persons.isEmpty()) {
            return;
        }
        out.println("reading, " + settings.readers() + " clients");
        Reading reading = new Reading(target, followed, settings.readers(), settings.reading());
        List<String> ids = persons.entrySet().stream()
                .filter(person -> person.getKey().patients() == 1)
                .map(Map.Entry::getValue)
                .toList();
        reading.patients(ids);
        Optional<Kind> coded =
                kinds.stream().filter(kind -> kind.code().isPresent()).findFirst();
        if (coded.isPresent()) {
            reading.observations(
                    followed.expected().personsOf(coded.get()).stream()
                            .filter(persons::containsKey)
                            .map(persons::get)
                            .toList(),
                    coded.get().code().get());
        }
        reading.everything(ids);
        for (Step step : List.of(Step.READ, Step.SEARCH, Step.EVERYTHING)) {
            followed.latencies().lasted(settings.reading(), step);
        }
    }

    // What came after the last event that was heard of would be nobody's.
    private static void checkLast(Target target, String subscription, Followed followed) throws IOException {
        try (HttpConnection notification = new HttpConnection(target.notification(), target.token())) {
            HttpConnection.Answer answer = notification.get("/fhir/Subscription/" + subscription + "/$status");
            long last = EventCount.of(answer.text());
            if (answer.status() != 200 || last != followed.numbers().last()) {
                followed.faults()
                        .add("the subscription has had " + last + " events, and "
                                + followed.numbers().last() + " came");
            }
        }
    }
}
