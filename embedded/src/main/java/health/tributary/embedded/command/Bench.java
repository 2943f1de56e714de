package health.tributary.embedded.command;

import health.tributary.embedded.bench.BenchDriver;
import health.tributary.embedded.bench.BenchSettings;
import health.tributary.embedded.bench.Target;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.LaunchSettings;
import health.tributary.embedded.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./tributary bench}: drives doors, APIs and a subscription, measures each step and checks that nothing is lost, doubled or wrong. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Sends made-up patients' messages at a rate, follows each to the record and to a subscriber, reads, and checks"
                        + " that nothing was lost, doubled or wrong. Starts a fresh system in a temporary folder unless --running.",
        footer = {
            "",
            "Ends with 1 when anything was lost, doubled or wrong. docs/performance.md says what the figures mean."
        })
final class Bench implements Callable<Integer> {
    private static final int TOKEN_MINUTES = 24 * 60;
    private static final int MILLIS_RADIX = 36;

    @Spec
    CommandSpec spec;

    @Option(names = "--quick", description = "small numbers, done within 2 minutes; other options still count")
    boolean quick;

    @Option(names = "--running", description = "drive the local instance that runs, and leave the messages in it")
    boolean running;

    @Option(
            names = "--mix",
            split = ",",
            paramLabel = "KIND=WEIGHT",
            description =
                    "kinds of traffic and how often each comes, such as adt=70,oru=30 (default: all kinds, adt and oru most)")
    Map<String, Integer> mix = new HashMap<>();

    @Option(names = "--rate", paramLabel = "N", description = "messages a second; 0: as many as the doors take (50)")
    Integer rate;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "senders, one message in flight each (8; quick: 4)")
    Integer connections;

    @Option(names = "--patients", paramLabel = "N", description = "made-up patients of each source (1000; quick: 100)")
    Integer patients;

    @Option(names = "--seconds", paramLabel = "N", description = "of sending that is measured (60; quick: 20)")
    Integer seconds;

    @Option(names = "--warm-up-seconds", paramLabel = "N", description = "of sending before it (20; quick: 5)")
    Integer warmUpSeconds;

    @Option(
            names = "--settle-seconds",
            paramLabel = "N",
            description = "until all that was sent must have arrived (600; quick: 40)")
    Integer settleSeconds;

    @Option(
            names = "--idle",
            paramLabel = "N",
            description = "messages to a webhook, one at a time, when nothing else goes on (200; quick: 40)")
    Integer idle;

    @Option(names = "--readers", paramLabel = "N", description = "clients that read at once (8; quick: 4)")
    Integer readers;

    @Option(names = "--read-seconds", paramLabel = "N", description = "of each kind of reading, 0: none (20; quick: 4)")
    Integer readSeconds;

    @Option(names = "--report", paramLabel = "FILE", description = "write the figures as JSON")
    Path report;

    @Override
    public Integer call() throws Exception {
        BenchSettings settings = settings();
        BenchDriver driver = ServiceLoader.load(BenchDriver.class)
                .findFirst()
                .orElseThrow(() -> new Refused("the load driver is not built; ./tributary bench builds it"));
        for (String kind : settings.mix().keySet()) {
            if (!driver.kinds().contains(kind)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no traffic \"" + kind + "\", only " + driver.kinds());
            }
        }
        return (running ? onRunning(driver, settings) : onOwn(driver, settings)) ? 0 : Tributary.FAILED;
    }

    private BenchSettings settings() {
        try {
            return new BenchSettings(
                    "B"
                            + Long.toString(System.currentTimeMillis(), MILLIS_RADIX)
                                    .toUpperCase(Locale.ROOT),
                    mix,
                    or(rate, 50, 50),
                    or(connections, 8, 4),
                    or(patients, 1_000, 100),
                    duration(warmUpSeconds, 20, 5),
                    duration(seconds, 60, 20),
                    duration(settleSeconds, 600, 40),
                    or(idle, 200, 40),
                    or(readers, 8, 4),
                    duration(readSeconds, 20, 4),
                    Optional.ofNullable(report));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int or(Integer given, int otherwise, int whenQuick) {
        return given != null ? given : quick ? whenQuick : otherwise;
    }

    private Duration duration(Integer given, int otherwise, int whenQuick) {
        return Duration.ofSeconds(or(given, otherwise, whenQuick));
    }

    private boolean onRunning(BenchDriver driver, BenchSettings settings) throws Exception {
        return drive(driver, Instance.ofEnvironment(), settings);
    }

    private boolean onOwn(BenchDriver driver, BenchSettings settings) throws Exception {
        TemporaryFolder folder = TemporaryFolder.named("tributary-bench");
        LaunchSettings launch = LaunchSettings.of(Tributary.root(), System.getenv())
                .withData(folder.path())
                .withFreePorts();
        try {
            Launcher launcher = Up.start(launch, folder::remove);
            try {
                return drive(driver, Instance.of(launch), settings);
            } finally {
                launcher.close();
            }
        } finally {
            folder.remove();
        }
    }

    private boolean drive(BenchDriver driver, Instance instance, BenchSettings settings) throws Exception {
        Target target = new Target(
                instance.settings().host(),
                instance.port(Door.MLLP),
                instance.http(Door.INGEST),
                instance.http(Door.NORMALIZER),
                instance.http(Door.RECORD),
                instance.http(Door.NOTIFICATION),
                instance.tokens().token("bench", "system/*.cruds operator", Optional.empty(), TOKEN_MINUTES),
                feedKeys(instance));
        return driver.drive(target, settings, System.out);
    }

    private static Map<String, String> feedKeys(Instance instance) throws IOException, Refused {
        List<Path> files;
        try (Stream<Path> all = Files.list(instance.folder().feedKeys())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Map<String, String> keys = new HashMap<>();
        for (Path file : files) {
            String feed = String.valueOf(file.getFileName());
            keys.put(feed, instance.feedKey(feed));
        }
        return keys;
    }
}
