package health.tributary.notification.deliver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Runs one asynchronous step again and again, never twice at once: {@link #wake} starts it, or if it is under way makes it run
 * once more afterwards. So whatever was written before a wake is seen by a run that starts after it, and at most one task a
 * subscription waits in the executor.
 */
final class Turns {
    private final Executor executor;
    private final Supplier<CompletionStage<Void>> step;
    private boolean busy;
    private boolean again;

    /** The step completes when its turn is over; an exception ends its turn too. */
    Turns(Executor executor, Supplier<CompletionStage<Void>> step) {
        this.executor = executor;
        this.step = step;
    }

    void wake() {
        synchronized (this) {
            if (busy) {
                again = true;
                return;
            }
            busy = true;
        }
        go();
    }

    private void go() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                busy = false;
            }
        }
    }

    private void run() {
        CompletionStage<Void> turn;
        try {
            turn = step.get();
        } catch (RuntimeException e) {
            turn = CompletableFuture.failedStage(e);
        }
        CompletionStage<Void> unused = turn.whenComplete((nothing, failure) -> over());
    }

    private void over() {
        synchronized (this) {
            busy = again;
            again = false;
            if (!busy) {
                return;
            }
        }
        go();
    }
}
