package health.tributary.notification.deliver;

import health.tributary.notification.deliver.EventBundle.Purpose;
import health.tributary.notification.deliver.Postman.Outcome;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.subscription.Channel.RestHook;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * Delivers to one rest-hook, in order of the numbers, one request at a time: first the handshake, then what comes after the
 * progress. While an endpoint is slow or dead its courier holds no thread, only its page of the backlog.
 */
final class Courier {
    private static final Duration STORE_RETRY = Duration.ofSeconds(1);
    private static final Duration CROWDED_RETRY = Duration.ofMillis(50);

    private final Dispatch dispatch;
    private final Turns turns;
    private volatile Subscription subscription;
    private volatile Progress progress;
    private volatile Instant waitingSince;
    private volatile boolean stopped;
    private Future<?> timer;

    Courier(Dispatch dispatch, Subscription subscription, Progress progress) {
        this.dispatch = dispatch;
        this.subscription = subscription;
        this.progress = progress;
        this.turns = new Turns(dispatch.executor(), this::step);
    }

    void wake() {
        turns.wake();
    }

    void stop() {
        stopped = true;
    }

    Progress progress() {
        return progress;
    }

    /** When the door had what is to be delivered next; empty if nothing waits. */
    Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /** Goes on with changed terms; one that was parked starts as if it had never failed. */
    void update(Subscription changed) {
        boolean resumed = !subscription.status().delivers() && changed.status().delivers();
        boolean moved = !subscription.terms().channel().equals(changed.terms().channel());
        subscription = changed;
        if (resumed || moved) {
            progress = progress.resumed();
        }
        wake();
    }

    private CompletionStage<Void> step() {
        Subscription current = subscription;
        if (stopped || !current.status().delivers() || !(current.terms().channel() instanceof RestHook hook)) {
            waitingSince = null;
            return done();
        }
        Optional<Instant> notBefore = progress.nextAttempt().filter(dispatch.now()::isBefore);
        if (notBefore.isPresent()) {
            wakeIn(Duration.between(dispatch.now(), notBefore.get()));
            return done();
        }
        try {
            return attempt(current, hook);
        } catch (RuntimeException e) {
            dispatch.meters().storeFailed();
            wakeIn(STORE_RETRY);
            return done();
        }
    }

    private CompletionStage<Void> attempt(Subscription current, RestHook hook) {
        List<Numbered> page = progress.handshaken()
                ? dispatch.backlog()
                        .after(
                                current.id(),
                                progress.delivered(),
                                current.terms().maxEvents())
                : List.of();
        if (progress.handshaken() && page.isEmpty()) {
            waitingSince = null;
            return done();
        }
        if (!dispatch.inFlight().tryAcquire()) {
            wakeIn(CROWDED_RETRY);
            return done();
        }
        try {
            return send(current, hook, page)
                    .whenComplete((nothing, failure) -> dispatch.inFlight().release());
        } catch (RuntimeException e) {
            dispatch.inFlight().release();
            throw e;
        }
    }

    private CompletionStage<Void> send(Subscription current, RestHook hook, List<Numbered> page) {
        Purpose purpose = page.isEmpty() ? Purpose.HANDSHAKE : Purpose.EVENT;
        long last = page.isEmpty() ? 0 : page.get(page.size() - 1).number();
        waitingSince = page.isEmpty() ? null : page.get(0).occasion().received();
        Subscription shown = current.with(Status.ACTIVE, Optional.empty());
        List<Told> told = dispatch.disclosure().tell(current, page);
        String body = dispatch.bundles().write(purpose, shown, told, last, dispatch.now());
        DeliveryTrace trace = dispatch.traces().start(page, "rest-hook");
        Map<String, String> headers = trace.headers(current.id(), last);
        return dispatch.postman()
                .post(hook, headers, body.getBytes(StandardCharsets.UTF_8))
                .thenAcceptAsync(
                        outcome -> {
                            trace.end(outcome instanceof Outcome.Taken);
                            settle(current, page, outcome);
                        },
                        dispatch.executor());
    }

    private void settle(Subscription current, List<Numbered> page, Outcome outcome) {
        Instant now = dispatch.now();
        if (outcome instanceof Outcome.Failed failed) {
            fail(current, failed, now);
            return;
        }
        long upTo = page.isEmpty()
                ? progress.delivered()
                : page.get(page.size() - 1).number();
        progress = progress.succeeded(upTo);
        page.forEach(notification ->
                dispatch.meters().delivered("rest-hook", notification.occasion().received(), now));
        if (keep(progress)) {
            if (current.status() != Status.ACTIVE || current.error().isPresent()) {
                became(current, Status.ACTIVE, Optional.empty());
            }
            wake();
        }
    }

    private void fail(Subscription current, Outcome.Failed failed, Instant now) {
        boolean first = progress.failures() == 0;
        progress = progress.failed(now, current.id(), dispatch.retries());
        dispatch.meters().failed("rest-hook");
        keep(progress);
        if (progress.hopeless(now, dispatch.retries())) {
            dispatch.meters().parked();
            became(current, Status.ERROR, Optional.of("parked: " + failed.why()));
        } else if (first) {
            became(current, current.status(), Optional.of("retrying: " + failed.why()));
        }
        wake();
    }

    /** A state that can't be kept now must not end the deliveries: the next attempt leads to it again. */
    private void became(Subscription current, Status status, Optional<String> error) {
        try {
            dispatch.became(current.id(), status, error);
        } catch (RuntimeException e) {
            dispatch.meters().storeFailed();
        }
    }

    /** The endpoint's answer counts even if it can't be kept: what is lost with it is delivered again after a restart. */
    private boolean keep(Progress reached) {
        try {
            if (!dispatch.deliveries().save(subscription.id(), dispatch.instance(), reached)) {
                stopped = true;
                dispatch.lost(this, subscription.id());
                return false;
            }
        } catch (RuntimeException e) {
            dispatch.meters().storeFailed();
        }
        return true;
    }

    /** One timer at most: the newest knows best. */
    private synchronized void wakeIn(Duration wait) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = dispatch.later(wait, this::wake);
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedStage(null);
    }
}
