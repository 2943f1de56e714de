package health.tributary.notification.deliver;

import health.tributary.notification.NotificationConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of delivery. Tasks read the store and write bundles; none waits for a subscriber. The queue is bounded by the
 * number of subscriptions and connections, each of which has at most one task in it.
 */
@ApplicationScoped
public class Workers {
    private final ThreadPoolExecutor executor;
    private final ScheduledThreadPoolExecutor timer;

    public Workers(NotificationConfiguration configuration) {
        int queue = 2 * configuration.maxSubscriptions()
                + configuration.eventStream().maxConnections()
                + configuration.restHook().maxInFlight();
        int threads = configuration.workers();
        this.executor = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue),
                task -> daemon(task, "deliver"));
        this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "deliver-timer"));
        this.timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    Executor executor() {
        return executor;
    }

    /** Calls back after a time, on a thread of its own. */
    Future<?> after(Duration wait, Runnable what) {
        return timer.schedule(what, Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        executor.shutdownNow();
    }
}
