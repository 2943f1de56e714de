package health.tributary.embedded.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One life of a part: its process, the reading of its output, its pid file. */
final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(100);

    /** A grandchild could hold the pipe open; its words are not waited for. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final Part part;
    private final LaunchSettings settings;
    private final Process process;
    private final Thread reader;
    private volatile boolean saidReady;

    private ChildProcess(Part part, LaunchSettings settings, Process process, RotatingLog log) {
        this.part = part;
        this.settings = settings;
        this.process = process;
        this.reader = new Thread(() -> read(log), part.label() + "-log");
        reader.setDaemon(true);
    }

    static ChildProcess start(Part part, LaunchSettings settings, List<String> commandLine, RotatingLog log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(commandLine).redirectErrorStream(true);
        builder.environment().putAll(settings.environment());
        builder.environment().putAll(ChildEnvironment.of(settings));
        builder.directory(settings.data().toFile());
        ChildProcess child = new ChildProcess(part, settings, builder.start(), log);
        child.reader.start();
        DataFolder.write(new DataFolder(settings.data()).pid(part), child.pid() + "\n");
        return child;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it serves; false if it ended before or the limit passed. */
    boolean awaitReady(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (part.readyLine().isPresent()
                    ? saidReady
                    : HealthProbe.ready(settings.http(part.doors().get(0)))) {
                yieldToDoors();
                return true;
            }
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    // Not before: until then it may be in our own session still, and while they start there are no doors to yield to.
    private void yieldToDoors() {
        int niceness = settings.niceness(part);
        if (niceness > 0) {
            SessionPriority.set(pid(), niceness);
        }
    }

    /** Waits for its end and for the last of what it said. */
    int awaitEnd() throws InterruptedException {
        int exit = process.waitFor();
        reader.join(LAST_WORDS_MILLIS);
        return exit;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end. Not through {@link Process#destroy}, which would close its pipes and make it an orphan as well. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end; when the limit has passed it is killed. */
    void awaitEndOrKill(long deadlineNanos) throws InterruptedException {
        if (!process.waitFor(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
        forget();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void forget() {
        try {
            Files.deleteIfExists(new DataFolder(settings.data()).pid(part));
        } catch (IOException e) {
            // a stale pid file is told apart by its process not being there
        }
    }

    private void read(RotatingLog log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(line);
                if (part.readyLine().filter(line::startsWith).isPresent()) {
                    saidReady = true;
                }
            }
        } catch (IOException e) {
            // the process is gone, and its pipe with it
        }
    }
}
