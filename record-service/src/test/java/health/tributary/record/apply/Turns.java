package health.tributary.record.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs several appliers so that only one moves at a time, from one call of the store to the next, in an order drawn by lot. */
final class Turns {
    private static final long LIMIT_SECONDS = 30;

    private final Random random;
    private final List<Thread> running = new ArrayList<>();
    private Thread next;

    Turns(Random random) {
        this.random = random;
    }

    /** Runs all of them to their ends; throws what one of them threw. */
    void run(MemoryRecordStore store, List<Runnable> all) {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            store.beforeEachCall(this::give);
            List<Future<?>> ends = new ArrayList<>();
            for (Runnable one : all) {
                ends.add(threads.submit(() -> turns(one, all.size())));
            }
            for (Future<?> end : ends) {
                end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            store.beforeEachCall(() -> {});
            threads.shutdownNow();
        }
    }

    private void turns(Runnable one, int all) {
        enter(all);
        try {
            one.run();
        } finally {
            leave();
        }
    }

    private synchronized void enter(int all) {
        running.add(Thread.currentThread());
        if (running.size() == all) {
            draw();
        }
        await();
    }

    private synchronized void give() {
        draw();
        await();
    }

    private synchronized void leave() {
        running.remove(Thread.currentThread());
        if (!running.isEmpty()) {
            draw();
        }
    }

    private synchronized void draw() {
        next = running.get(random.nextInt(running.size()));
        notifyAll();
    }

    private synchronized void await() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        try {
            while (next != Thread.currentThread()) {
                if (System.nanoTime() - until > 0) {
                    throw new IllegalStateException("no turn in time");
                }
                wait(1_000);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
