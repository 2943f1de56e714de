package health.tributary.embedded.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded store as a process of its own. Settings come from the environment: {@code TRIBUTARY_DATA} (its
 * {@code store} folder is used), {@code TRIBUTARY_HOST}, {@code TRIBUTARY_STORE_PORT}, {@code TRIBUTARY_STORE_FSYNC},
 * {@code TRIBUTARY_STORE_COMPACTION_BYTES}, {@code TRIBUTARY_STORE_OFFSETS} (Debezium's offset file). Prints one line when it listens. Ends with 0 on SIGTERM or, with {@code TRIBUTARY_STORE_STDIN=close}, when
 * its standard input closes; with 1 and one line on standard error when it can not start, or when the disk refuses a
 * write.
 */
public final class StoreProcess {
    private static final int DISK_FAILED = 1;

    private StoreProcess() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedStore store;
        try {
            store = EmbeddedStore.start(settings(System.getenv()), StoreProcess::endForDisk);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-stop"));
        System.out.println("store listening on " + store.connectionString());
        if ("close".equals(System.getenv("TRIBUTARY_STORE_STDIN"))) {
            awaitEndOfInput();
            System.exit(0);
        }
        end.await();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // whoever started this process says nothing; the end is the message
            }
        } catch (IOException e) {
            System.err.println("standard input failed, stopping: " + e.getMessage());
        }
    }

    /** Memory is ahead of the disk: only a new start from the disk is honest. */
    private static void endForDisk() {
        System.err.println("The store can not write its log; it stops, so that nothing is acknowledged that is lost.");
        Runtime.getRuntime().halt(DISK_FAILED);
    }

    static Settings settings(Map<String, String> environment) {
        Path folder = Path.of(environment.getOrDefault("TRIBUTARY_DATA", ".tributary"), "store");
        Settings settings = Settings.in(folder)
                .withAddress(environment.getOrDefault("TRIBUTARY_HOST", "127.0.0.1"), (int)
                        number(environment, "TRIBUTARY_STORE_PORT", 27017))
                .withFsync(Boolean.parseBoolean(environment.getOrDefault("TRIBUTARY_STORE_FSYNC", "true")));
        settings = settings.withSizes(
                number(environment, "TRIBUTARY_STORE_COMPACTION_BYTES", settings.compactionBytes()),
                settings.shutdownSnapshotBytes(),
                settings.recentBytes(),
                settings.historyBytes());
        String offsets = environment.get("TRIBUTARY_STORE_OFFSETS");
        return offsets == null ? settings : settings.withConnectorOffsets(Path.of(offsets));
    }

    private static long number(Map<String, String> environment, String name, long otherwise) {
        String value = environment.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " has to be a number, not '" + value + "'", e);
        }
    }
}
