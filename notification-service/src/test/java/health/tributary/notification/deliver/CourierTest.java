package health.tributary.notification.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.notification.Samples;
import health.tributary.notification.deliver.Postman.Outcome;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final DeliveryBench bench = new DeliveryBench();

    private static Subscription hook(String id) {
        return Samples.hook(id, "https://example.org/" + id, Clause.everything())
                .with(Status.REQUESTED, Optional.empty());
    }

    private static CompletionStage<Outcome> taken() {
        return CompletableFuture.completedStage(new Outcome.Taken());
    }

    private static CompletionStage<Outcome> failed() {
        return CompletableFuture.completedStage(new Outcome.Failed("status 503"));
    }

    @Test
    void theHandshakeComesFirstAndThenTheNumbersInOrder() {
        bench.append("s", 1, 3);
        bench.courier(hook("s"), endpoint -> taken()).wake();
        assertThat(bench.received).containsExactly("s handshake", "s 1", "s 2", "s 3");
        assertThat(bench.states.get(new SubscriptionId("s")).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aDeadEndpointSlowsNobodyAndHoldsOnlyOnePage_case4() {
        Courier dead = bench.courier(hook("dead"), endpoint -> new CompletableFuture<>());
        Courier live = bench.courier(hook("live"), endpoint -> taken());
        for (int i = 1; i <= 200; i++) {
            bench.append("dead", i, i);
            bench.append("live", i, i);
            dead.wake();
            live.wake();
        }
        assertThat(bench.received).hasSize(201).allMatch(line -> line.startsWith("live "));
        assertThat(bench.inFlight.availablePermits()).isEqualTo(99);
    }

    @Test
    void aFailingEndpointIsTriedForThreeDaysThenParkedVisiblyAndResumesWithoutAGap_case8() {
        AtomicBoolean up = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        Courier courier = bench.courier(hook("s"), endpoint -> {
            attempts.incrementAndGet();
            return up.get() ? taken() : failed();
        });
        bench.append("s", 1, 2);
        courier.wake();
        up.set(false);
        attempts.set(0);
        bench.append("s", 3, 4);
        courier.wake();
        SubscriptionId id = new SubscriptionId("s");
        bench.until(bench.now().plus(Duration.ofHours(71)));
        assertThat(bench.states.get(id).status()).isEqualTo(Status.ACTIVE);
        assertThat(bench.states.get(id).error()).contains("retrying: status 503");
        assertThat(attempts.get()).isBetween(71, 200);
        bench.until(bench.now().plus(Duration.ofHours(3)));
        assertThat(bench.states.get(id).status()).isEqualTo(Status.ERROR);
        assertThat(bench.states.get(id).error()).contains("parked: status 503");
        int given = attempts.get();
        bench.append("s", 5, 5);
        courier.wake();
        bench.until(bench.now().plus(Duration.ofDays(9)));
        assertThat(attempts.get()).isEqualTo(given);
        up.set(true);
        Subscription resumed = bench.states.get(id).with(Status.REQUESTED, Optional.empty());
        bench.states.put(id, resumed);
        courier.update(resumed);
        assertThat(bench.received).containsExactly("s handshake", "s 1", "s 2", "s 3", "s 4", "s 5");
        assertThat(bench.states.get(id).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aRestartGoesOnAfterWhatWasAnsweredFor_case7() {
        bench.append("s", 1, 2);
        bench.courier(hook("s"), endpoint -> taken()).wake();
        bench.append("s", 3, 3);
        bench.courier(hook("s"), endpoint -> taken()).wake();
        assertThat(bench.received).containsExactly("s handshake", "s 1", "s 2", "s 3");
    }

    @Test
    void aStateThatCannotBeKeptEndsNoDelivery() {
        AtomicBoolean up = new AtomicBoolean(false);
        bench.append("s", 1, 2);
        bench.statesAway = true;
        bench.courier(hook("s"), endpoint -> up.get() ? taken() : failed()).wake();
        up.set(true);
        bench.until(bench.now().plusSeconds(10));
        assertThat(bench.received).containsExactly("s handshake", "s 1", "s 2");
    }

    @Test
    void noMoreRequestsAreUnderWayThanAllowedAndThoseThatWaitComeLater() {
        bench.inFlight.drainPermits();
        bench.append("s", 1, 1);
        Courier courier = bench.courier(hook("s"), endpoint -> taken());
        courier.wake();
        assertThat(bench.received).isEmpty();
        bench.inFlight.release(1);
        bench.until(bench.now().plusSeconds(1));
        assertThat(bench.received).containsExactly("s handshake", "s 1");
        assertThat(bench.inFlight.availablePermits()).isEqualTo(1);
    }
}
