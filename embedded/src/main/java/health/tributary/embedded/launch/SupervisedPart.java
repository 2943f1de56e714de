package health.tributary.embedded.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one part running: starts it, waits until it is ready, and brings it back when it dies, until told to stop. A part that
 * fails on its very first start, or too often later, ends the whole.
 */
final class SupervisedPart {
    /** What a part's life means to the others. */
    interface Events {
        void ready(Part part, Duration took, boolean again);

        void died(Part part, int exit);

        void gaveUp(Part part, String sentence, List<String> lastLines);
    }

    private static final long LOG_BYTES = 8L << 20;

    private final Part part;
    private final LaunchSettings settings;
    private final List<String> commandLine;
    private final RestartPolicy policy;
    private final Events events;
    private final RotatingLog log;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile ChildProcess child;
    private volatile boolean ready;
    private Thread thread;

    SupervisedPart(Part part, LaunchSettings settings, RestartPolicy policy, Events events) throws LaunchException {
        this.part = part;
        this.settings = settings;
        this.policy = policy;
        this.events = events;
        this.commandLine = CommandLine.of(part, settings);
        try {
            this.log = new RotatingLog(new DataFolder(settings.data()).log(part), LOG_BYTES);
        } catch (IOException e) {
            throw LaunchException.environment("The log of " + part.label() + " can not be written: " + e.getMessage());
        }
    }

    void start() {
        thread = new Thread(this::run, "part-" + part.label());
        thread.setDaemon(true);
        thread.start();
    }

    boolean isReady() {
        return ready;
    }

    /** The process of its present life; 0 between two. */
    long pid() {
        ChildProcess now = child;
        return now != null && now.isAlive() ? now.pid() : 0;
    }

    /** Asks it to end and not to come back. */
    void stop() {
        stopped.countDown();
        ChildProcess now = child;
        if (now != null) {
            now.terminate();
        }
    }

    /** Waits until it has ended, killing it when its time is up. */
    void awaitEnd(long deadlineNanos) throws InterruptedException {
        ChildProcess now = child;
        if (now != null) {
            now.awaitEndOrKill(deadlineNanos);
        }
        if (thread != null) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime())));
        }
        try {
            log.close();
        } catch (IOException e) {
            // nothing more comes
        }
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void run() {
        int failures = 0;
        for (boolean again = false; !stopping(); again = true) {
            long begin = System.nanoTime();
            boolean becameReady = false;
            int exit = -1;
            try {
                child = ChildProcess.start(part, settings, commandLine, log);
                if (stopping()) {
                    child.terminate();
                }
                becameReady = child.awaitReady(settings.startLimit());
                if (becameReady) {
                    ready = true;
                    events.ready(part, since(begin), again);
                } else if (child.isAlive() && !stopping()) {
                    log.line("not ready within " + settings.startLimit().toSeconds() + " s, killed");
                    child.kill();
                }
                exit = child.awaitEnd();
                child.forget();
            } catch (IOException | UncheckedIOException e) {
                log.line("could not be started: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
            ready = false;
            if (stopping()) {
                return;
            }
            failures = policy.failures(failures, since(begin));
            if ((!again && !becameReady) || policy.givesUp(failures)) {
                events.gaveUp(part, sentence(exit, again, since(begin)), log.tail());
                return;
            }
            events.died(part, exit);
            if (pause(policy.delay(failures))) {
                return;
            }
        }
    }

    private String sentence(int exit, boolean again, Duration lived) {
        return again
                ? "The part " + part.label() + " keeps failing (last exit code " + exit + ")."
                : String.format(
                        Locale.ROOT,
                        "The part %s did not start (exit code %d after %.1f s).",
                        part.label(),
                        exit,
                        lived.toMillis() / 1000.0);
    }

    private boolean pause(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
