package health.tributary.embedded.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All parts of one instance, from start to stop. Children never outlive it: they end when it closes, and by themselves when this
 * process dies.
 */
public final class Launcher implements AutoCloseable {
    private final LaunchSettings settings;
    private final PrintStream out;
    private final InstanceLock lock;
    private final Map<Part, SupervisedPart> parts = new EnumMap<>(Part.class);
    private final Set<Part> started = EnumSet.noneOf(Part.class);
    private final Set<Part> everReady = EnumSet.noneOf(Part.class);
    private final CompletableFuture<Void> allReady = new CompletableFuture<>();
    private final CompletableFuture<LaunchException> failure = new CompletableFuture<>();
    private final Object closing = new Object();
    private boolean closed;

    private Launcher(LaunchSettings settings, PrintStream out, InstanceLock lock) {
        this.settings = settings;
        this.out = out;
        this.lock = lock;
    }

    /**
     * Starts everything and returns at once; {@link #awaitReady} waits.
     *
     * @param out a line for each part as it becomes ready, dies or comes back
     * @throws LaunchException if the machine is in the way; nothing has been started then
     */
    public static Launcher start(LaunchSettings settings, PrintStream out) throws LaunchException {
        DataFolder folder = new DataFolder(settings.data());
        folder.prepare();
        InstanceLock lock = InstanceLock.take(folder);
        Launcher launcher = new Launcher(settings, out, lock);
        try {
            PortCheck.allFree(settings);
            LocalKeys.ensure(folder);
            DataFolder.write(folder.ports(), portLines(settings));
            for (Part part : settings.parts()) {
                launcher.parts.put(
                        part, new SupervisedPart(part, settings, RestartPolicy.DEFAULT, launcher.new Watch()));
            }
        } catch (LaunchException | RuntimeException e) {
            lock.close();
            throw e;
        }
        launcher.startThoseWhoCan();
        return launcher;
    }

    /** Waits until every part was ready once. */
    public void awaitReady() throws LaunchException, InterruptedException {
        // Two stages of parts, each within its own limit.
        Duration limit = settings.startLimit().multipliedBy(2).plusSeconds(5);
        try {
            CompletableFuture.anyOf(allReady, failure).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw LaunchException.failed("Not everything was ready within " + limit.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (failure.isDone()) {
            throw failure.join();
        }
    }

    /** Waits until a part is beyond help, however long that is. */
    public LaunchException awaitFailure() throws InterruptedException {
        try {
            return failure.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process of a part in its present life; 0 when it has none just now. */
    public long pid(Part part) {
        SupervisedPart supervised = parts.get(part);
        return supervised == null ? 0 : supervised.pid();
    }

    /** Whether a part serves just now. */
    public boolean isReady(Part part) {
        SupervisedPart supervised = parts.get(part);
        return supervised != null && supervised.isReady();
    }

    public LaunchSettings settings() {
        return settings;
    }

    /** Stops all parts, those first that need others, each within its limit. Whoever comes second waits for the first. */
    @Override
    public void close() {
        synchronized (closing) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            try {
                stop(parts.keySet().stream()
                        .filter(part -> !part.needs().isEmpty())
                        .toList());
                stop(parts.keySet().stream()
                        .filter(part -> part.needs().isEmpty())
                        .toList());
            } catch (InterruptedException e) {
                // The children see this process end and follow it.
                Thread.currentThread().interrupt();
            } finally {
                lock.close();
            }
        }
    }

    private void stop(List<Part> some) throws InterruptedException {
        some.forEach(part -> parts.get(part).stop());
        long deadline = System.nanoTime() + settings.stopLimit().toNanos();
        for (Part part : some) {
            parts.get(part).awaitEnd(deadline);
        }
    }

    private synchronized void startThoseWhoCan() {
        for (Part part : settings.parts()) {
            if (!closed && !started.contains(part) && everReady.containsAll(part.needs())) {
                started.add(part);
                parts.get(part).start();
            }
        }
    }

    private synchronized boolean noteReady(Part part) {
        return everReady.add(part) && everReady.containsAll(settings.parts());
    }

    private static String portLines(LaunchSettings settings) {
        Map<String, String> lines = new TreeMap<>();
        for (Door door : Door.values()) {
            lines.put(door.variable(), String.valueOf(settings.port(door)));
        }
        lines.put("TRIBUTARY_HOST", settings.host());
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private final class Watch implements SupervisedPart.Events {
        @Override
        public void ready(Part part, Duration took, boolean again) {
            say(
                    "%-13s %s  %5.1f s  %s",
                    part.label(), again ? "back " : "ready", took.toMillis() / 1000.0, addresses(part));
            if (noteReady(part)) {
                allReady.complete(null);
            }
            startThoseWhoCan();
        }

        @Override
        public void died(Part part, int exit) {
            say("%-13s ended with %d, is started again", part.label(), exit);
        }

        @Override
        public void gaveUp(Part part, String sentence, List<String> lastLines) {
            String lines = lastLines.isEmpty()
                    ? " Its log is empty."
                    : " The end of " + new DataFolder(settings.data()).log(part) + ":\n  "
                            + String.join("\n  ", lastLines);
            failure.complete(LaunchException.failed(sentence + lines));
        }

        private void say(String format, Object... arguments) {
            out.println(String.format(Locale.ROOT, format, arguments));
            out.flush();
        }
    }

    /** The addresses of a part's doors, as people read them. */
    String addresses(Part part) {
        return String.join(
                "  ",
                part.doors().stream()
                        .map(door -> switch (door) {
                            case BROKER -> "kafka://" + settings.host() + ":" + settings.port(door);
                            case STORE -> "mongodb://" + settings.host() + ":" + settings.port(door);
                            case MLLP -> "mllp://" + settings.host() + ":" + settings.port(door);
                            default -> settings.http(door);
                        })
                        .toList());
    }
}
