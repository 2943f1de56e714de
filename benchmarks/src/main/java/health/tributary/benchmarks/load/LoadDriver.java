package health.tributary.benchmarks.load;

import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Results;
import health.tributary.embedded.client.EventStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Drives a running system; see {@code docs/performance.md}. Ends with 1 when anything was lost, doubled or wrong. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        subcommands = {LoadDriver.Door.class, LoadDriver.Mix.class})
public final class LoadDriver {
    private LoadDriver() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadDriver()).execute(arguments));
    }

    /** Where the system is. */
    static final class Target {
        @Option(names = "--host", defaultValue = "127.0.0.1", description = "of all doors (default ${DEFAULT-VALUE})")
        String host;

        @Option(names = "--mllp-port", defaultValue = "2575", description = "default ${DEFAULT-VALUE}")
        int mllpPort;

        @Option(
                names = "--record",
                defaultValue = "http://127.0.0.1:8083/fhir",
                description = "default ${DEFAULT-VALUE}")
        String record;

        @Option(
                names = "--notification",
                defaultValue = "http://127.0.0.1:8084",
                description = "default ${DEFAULT-VALUE}")
        String notification;

        @Option(
                names = "--token",
                defaultValue = "${TOKEN}",
                description = "a system token (default: the variable TOKEN)")
        String token;

        @Option(
                names = "--run",
                defaultValue = "R1",
                description = "a name of letters and digits that no earlier run had")
        String run;

        @Option(names = "--patients", defaultValue = "1000", description = "default ${DEFAULT-VALUE}")
        int patients;

        @Option(names = "--seconds", defaultValue = "60", description = "default ${DEFAULT-VALUE}")
        int seconds;
    }

    /** As many messages as the door takes, and how long the record needs to have them all. */
    @Command(name = "door", mixinStandardHelpOptions = true)
    static final class Door implements Callable<Integer> {
        @CommandLine.Mixin
        Target target;

        @Option(
                names = "--connections",
                defaultValue = "8",
                description = "one message in flight each (default ${DEFAULT-VALUE})")
        int connections;

        @Option(names = "--drain-seconds", defaultValue = "600", description = "at most (default ${DEFAULT-VALUE})")
        int drainSeconds;

        @Override
        public Integer call() throws Exception {
            Admissions traffic = new Admissions(target.run);
            DoorLoad load = new DoorLoad(traffic, target.patients);
            DoorLoad.Result result = load.run(target.host, target.mllpPort, connections, target.seconds);
            say(
                    "acknowledged %d messages in %.1f s: %.0f/s",
                    result.messages(), result.seconds(), result.messages() / result.seconds());
            percentiles("acknowledgement", result.micros());
            RecordProbe record = new RecordProbe(target.record, target.token);
            double seconds = Drain.await(target.run, record, load, traffic, target.patients, drainSeconds);
            say("the record had all of them after another %.1f s", seconds);
            Drain.check(record, load, traffic, target.patients);
            say("every patient has one of each: nothing missing, nothing doubled");
            return 0;
        }
    }

    /** A steady mix, and its way from the door to a subscriber. */
    @Command(name = "mix", mixinStandardHelpOptions = true)
    static final class Mix implements Callable<Integer> {
        @CommandLine.Mixin
        Target target;

        @Option(names = "--rate", defaultValue = "50", description = "messages a second (default ${DEFAULT-VALUE})")
        int rate;

        @Override
        public Integer call() throws Exception {
            try (EventStream events = EventStream.ofEverything(target.notification, target.token, "load driver")) {
                LiveMix mix = new LiveMix(
                        new Admissions(target.run),
                        new Results(target.run, 5),
                        target.patients,
                        new Mark.Finder(target.run));
                LiveMix.Result result = mix.run(target.host, target.mllpPort, events, rate, target.seconds, 60);
                say(
                        "%d messages, %d notifications, %d messages shown by a later one of the patient only",
                        result.messages(), result.notifications(), result.replaced());
                result.micros().forEach((kind, micros) -> percentiles("door to subscriber, " + kind, micros));
                say("missing: %d", result.missing());
                result.faults().forEach(fault -> say("FAILED: %s", fault));
                return result.missing() > 0 || !result.faults().isEmpty() ? 1 : 0;
            }
        }
    }

    private static void percentiles(String what, Histogram micros) {
        say(
                "%s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms",
                what,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(90) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
