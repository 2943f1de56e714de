package health.tributary.embedded.launch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A part that is kept running: started again with growing pauses when it dies, until it dies too often too fast. A child that
 * the launcher no longer holds ends by itself, because its standard input closes.
 */
final class Supervised {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** A child that ran so long was well; its next death is the first again. */
    private static final Duration WELL_AFTER = Duration.ofSeconds(30);

    private static final int QUICK_DEATHS = 8;
    private static final long READY_POLL_MILLIS = 100;

    private final Part part;
    private final DataFolder folder;
    private final Path java;
    private final boolean nice;
    private final Consumer<String> say;
    private final Runnable givenUp;
    private volatile Process process;
    private volatile boolean stopping;
    private volatile long startedNanos;
    private int deaths;

    Supervised(Part part, DataFolder folder, Path java, boolean nice, Consumer<String> say, Runnable givenUp) {
        this.part = part;
        this.folder = folder;
        this.java = java;
        this.nice = nice;
        this.say = say;
        this.givenUp = givenUp;
    }

    String name() {
        return part.name();
    }

    boolean base() {
        return part.base();
    }

    boolean alive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Starts the process; its output goes to its log, which starts anew. */
    void start() throws LaunchException {
        Path log = folder.log(part.name());
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new LaunchException("The log " + log + " cannot be replaced.");
        }
        run();
    }

    private synchronized void run() throws LaunchException {
        if (stopping) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(part.commandLine(java, nice));
        builder.environment().putAll(part.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.log(part.name()).toFile()));
        try {
            process = builder.start();
            startedNanos = System.nanoTime();
            Files.writeString(folder.pid(part.name()), Long.toString(process.pid()));
        } catch (IOException e) {
            throw new LaunchException("The " + part.name() + " cannot be started.");
        }
        process.onExit().thenAccept(this::died);
    }

    private void died(Process dead) {
        if (stopping) {
            return;
        }
        boolean wasWell = System.nanoTime() - startedNanos > WELL_AFTER.toNanos();
        deaths = wasWell ? 1 : deaths + 1;
        if (deaths > QUICK_DEATHS) {
            say.accept(part.name() + " died " + deaths + " times in a row; giving up. The end of its log:\n"
                    + LogTail.of(folder.log(part.name())));
            givenUp.run();
            return;
        }
        say.accept(part.name() + " ended with " + dead.exitValue() + "; starting it again");
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(deaths - 1, 6));
        try {
            Thread.sleep(Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis()));
            run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LaunchException e) {
            say.accept(e.getMessage());
            givenUp.run();
        }
    }

    /** Waits until the part serves. */
    void awaitReady(HttpClient http, Duration limit) throws LaunchException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!part.readiness().now(http)) {
            if (System.nanoTime() > end) {
                throw new LaunchException(
                        "The " + part.name() + " was not ready after " + limit.toSeconds() + " s. The end of its log, "
                                + folder.log(part.name()) + ":\n" + LogTail.of(folder.log(part.name())));
            }
            Thread.sleep(READY_POLL_MILLIS);
        }
    }

    /** Asks the process to end; {@link #awaitEnd} makes it. */
    void askToEnd() {
        synchronized (this) {
            stopping = true;
        }
        Process current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Waits for the end, and forces it when that takes too long. */
    void awaitEnd() {
        Process current = process;
        if (current == null) {
            return;
        }
        try {
            if (!current.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
            Files.deleteIfExists(folder.pid(part.name()));
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A pid file that stays is overwritten by the next start.
        }
    }
}
