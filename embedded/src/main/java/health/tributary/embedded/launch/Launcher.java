package health.tributary.embedded.launch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A running local system. Broker and store come first, as all others need them; the rest starts at once. {@link #close} stops
 * all, the last started first; when this process is killed instead, the children notice and stop themselves.
 */
public final class Launcher implements AutoCloseable {
    /** How long one part may take until it serves. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final Addresses addresses;
    private final DataFolder folder;
    private final InstanceLock lock;
    private final List<Supervised> started = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<String> say;
    private volatile boolean failed;
    private boolean closed;

    private Launcher(Addresses addresses, DataFolder folder, InstanceLock lock, Consumer<String> say) {
        this.addresses = addresses;
        this.folder = folder;
        this.lock = lock;
        this.say = say;
    }

    /**
     * Starts a local system and waits until all of it serves.
     *
     * @param repository the root of a built repository
     * @param folder where it keeps its data; used by one launcher at a time
     * @param addresses where it listens
     * @param say gets one line for each thing that a person may want to know
     */
    public static Launcher start(Path repository, DataFolder folder, Addresses addresses, Consumer<String> say)
            throws LaunchException, InterruptedException {
        long start = System.nanoTime();
        addresses.requireFree();
        new Provisioning(folder).provide();
        Launcher launcher = new Launcher(addresses, folder, InstanceLock.take(folder), say);
        try {
            launcher.startParts(new Parts(repository, folder, addresses).all(), start);
            return launcher;
        } catch (LaunchException | InterruptedException | RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    private void startParts(List<Part> parts, long start) throws LaunchException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Readiness.ATTEMPT).build();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        boolean nice = Files.isExecutable(Path.of("/usr/bin/nice"));
        for (boolean base : new boolean[] {true, false}) {
            List<Supervised> children = new ArrayList<>();
            for (Part part : parts) {
                if (part.base() == base) {
                    children.add(new Supervised(part, folder, java, nice, say, this::giveUp));
                }
            }
            synchronized (started) {
                started.addAll(children);
            }
            for (Supervised child : children) {
                child.start();
            }
            for (Supervised child : children) {
                child.awaitReady(http, READY_LIMIT);
                say.accept(String.format(
                        Locale.ROOT, "%-13s ready after %4.1f s", child.name(), (System.nanoTime() - start) / 1e9));
            }
        }
    }

    private void giveUp() {
        failed = true;
        ended.countDown();
    }

    public Addresses addresses() {
        return addresses;
    }

    public DataFolder folder() {
        return folder;
    }

    /** The process id of a part: it changes when the part is started again. */
    public long pid(String part) {
        synchronized (started) {
            return started.stream()
                    .filter(child -> child.name().equals(part))
                    .findFirst()
                    .orElseThrow()
                    .pid();
        }
    }

    /** Waits until the system ends; whether it ended because a part could not be kept running. */
    public boolean awaitEnd() throws InterruptedException {
        ended.await();
        return failed;
    }

    /** Stops everything; safe to call twice. */
    @Override
    public void close() {
        synchronized (started) {
            if (closed) {
                return;
            }
            closed = true;
            // The services first, all at once; then what they stand on.
            List<Supervised> base = started.stream()
                    .filter(child ->
                            child.name().equals("broker") || child.name().equals("store"))
                    .toList();
            List<Supervised> rest =
                    started.stream().filter(child -> !base.contains(child)).toList();
            stop(rest);
            stop(base);
        }
        try {
            lock.close();
        } catch (IOException e) {
            say.accept("The lock of " + folder.root() + " could not be given back; it ends with this process.");
        }
        ended.countDown();
    }

    private static void stop(List<Supervised> children) {
        children.forEach(Supervised::askToEnd);
        children.forEach(Supervised::awaitEnd);
    }
}
