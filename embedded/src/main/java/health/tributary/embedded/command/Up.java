package health.tributary.embedded.command;

import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.LaunchException;
import health.tributary.embedded.launch.LaunchSettings;
import health.tributary.embedded.launch.Launcher;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./tributary up}: the whole system on this machine until it is asked to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs broker, store, change capture and the four services on this machine; ends with Ctrl-C.")
final class Up implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        LaunchSettings settings = LaunchSettings.of(Tributary.root(), System.getenv());
        try (Launcher launcher = start(settings, () -> {})) {
            LaunchException failure = launcher.awaitFailure();
            throw failure;
        }
    }

    /**
     * Starts an instance that ends with this process, and waits until it is ready.
     *
     * @param afterwards what is left to do at this process' end, when all parts have ended
     */
    static Launcher start(LaunchSettings settings, Runnable afterwards) throws LaunchException, InterruptedException {
        long begin = System.nanoTime();
        Launcher launcher = Launcher.start(settings, System.out);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            launcher.close();
                            afterwards.run();
                        },
                        "stop"));
        try {
            launcher.awaitReady();
        } catch (LaunchException | InterruptedException e) {
            launcher.close();
            throw e;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "ready in %.1f s: MLLP %s:%d, FHIR %s/fhir, subscriptions %s/fhir/Subscription, feeds %s/feeds, data %s",
                (System.nanoTime() - begin) / 1e9,
                settings.host(),
                settings.port(Door.MLLP),
                settings.http(Door.RECORD),
                settings.http(Door.NOTIFICATION),
                settings.http(Door.INGEST),
                settings.data()));
        return launcher;
    }
}
