package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.embedded.client.EventStream;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.journey.JourneyFile;
import health.tributary.embedded.launch.DataFolder;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.LaunchSettings;
import health.tributary.embedded.launch.Launcher;
import health.tributary.embedded.launch.LocalKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tributary demo}: plays the journey of {@code fixtures/from-all-sides} through a fresh system. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts a fresh system in a temporary folder, sends what two hospitals, a clinic, a pharmacy, a watch"
                        + " and the person herself say through the real doors, and shows the merged record and who was told of it.")
final class Demo implements Callable<Integer> {
    private static final String JOURNEY = "fixtures/from-all-sides";
    private static final String REGIONAL_NUMBER = "19620317-1187";
    private static final int TOKEN_MINUTES = 24 * 60;
    /** After the first event of a message, the next ones follow within this time or there are none. */
    private static final Duration QUIET = Duration.ofMillis(1_200);

    private static final Duration FIRST_EVENT = Duration.ofSeconds(60);

    @Option(names = "--once", description = "end after the story, and leave nothing behind")
    boolean once;

    @Override
    public Integer call() throws Exception {
        Path journey = Tributary.root().resolve(JOURNEY);
        TemporaryFolder data = TemporaryFolder.named("tributary-demo");
        LaunchSettings settings =
                LaunchSettings.of(Tributary.root(), System.getenv()).withData(data.path());
        String feeds = Files.readString(journey.resolve("feeds.json"));
        LocalKeys.lay(new DataFolder(data.path()), feeds);
        try (Launcher launcher = Up.start(settings, data::remove)) {
            Instance instance = Instance.of(settings);
            String token = instance.tokens().token("demo", "system/*.cruds", Optional.empty(), TOKEN_MINUTES);
            DemoRecord record = new DemoRecord(instance, token, REGIONAL_NUMBER);
            try (EventStream events = EventStream.ofEverything(instance.http(Door.NOTIFICATION), token, "demo");
                    DemoDoors doors = new DemoDoors(instance, record)) {
                for (JourneyFile message : JourneyFile.in(journey)) {
                    tell(message, doors, events);
                }
            }
            show(record, RecordTable.titles(feeds));
            if (!once) {
                System.out.println(
                        "\nThe system stays up; Ctrl-C ends it. A token that may read everything:\n" + token);
                throw launcher.awaitFailure();
            }
        } finally {
            data.remove();
        }
        return 0;
    }

    private static void tell(JourneyFile message, DemoDoors doors, EventStream events) throws Exception {
        doors.prepare(message);
        for (Optional<EventStream.Event> early = events.next(QUIET); early.isPresent(); early = events.next(QUIET)) {
            System.out.println("  notification " + early.get().number() + "  "
                    + EventLine.of(early.get().bundle()));
        }
        long sent = System.nanoTime();
        String answer = doors.send(message);
        System.out.println(String.format(
                Locale.ROOT,
                "%n%s  answered %s after %.0f ms",
                message.path().getFileName(),
                answer,
                (System.nanoTime() - sent) / 1e6));
        Optional<EventStream.Event> event = events.next(FIRST_EVENT);
        if (event.isEmpty()) {
            throw new Refused("nobody was told of " + message.name() + " within " + FIRST_EVENT.toSeconds() + " s");
        }
        for (; event.isPresent(); event = events.next(QUIET)) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "  notification %3d  %5.0f ms from door to subscriber  %s",
                    event.get().number(),
                    (event.get().nanos() - sent) / 1e6,
                    EventLine.of(event.get().bundle())));
        }
    }

    private static void show(DemoRecord record, RecordTable.Titles titles) throws Exception {
        JsonNode everything = record.everything();
        System.out.println("\nThe record, " + record.address() + "/$everything\n");
        System.out.print(RecordTable.of(everything, titles));
    }
}
