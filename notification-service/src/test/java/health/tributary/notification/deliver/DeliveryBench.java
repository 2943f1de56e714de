package health.tributary.notification.deliver;

import health.tributary.notification.Samples;
import health.tributary.notification.match.FakeLog;
import health.tributary.notification.match.Numbering;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Channel.RestHook;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Couriers over fakes, in one thread, with a clock that jumps to the next alarm. */
final class DeliveryBench {
    static final Persons ALONE =
            subjects -> subjects.stream().distinct().collect(Collectors.toMap(s -> s, Person::alone));

    static final Shown NOTHING = showing(Map.of(), Map.of());

    /** A record of these resources, which hang on these visits. */
    static Shown showing(Map<String, String> resources, Map<String, Set<String>> hangingOn) {
        return new Shown() {
            @Override
            public Map<String, String> resources(Collection<String> entries) {
                return resources;
            }

            @Override
            public Map<String, Set<String>> hangingOn(Collection<String> entries) {
                return hangingOn;
            }
        };
    }

    final FakeLog log = new FakeLog();
    final Numbering numbering = new Numbering(log);
    final Map<SubscriptionId, Progress> saved = new HashMap<>();
    final Map<SubscriptionId, Subscription> states = new HashMap<>();
    final List<String> received = new ArrayList<>();
    final Meters meters = new Meters(new SimpleMeterRegistry());
    final Semaphore inFlight = new Semaphore(100);
    private final PriorityQueue<Alarmed> alarms = new PriorityQueue<>();
    boolean statesAway;
    private Instant now = Samples.NOON;

    private record Alarmed(Instant due, Runnable what, CompletableFuture<Void> future) implements Comparable<Alarmed> {
        @Override
        public int compareTo(Alarmed other) {
            return due.compareTo(other.due);
        }
    }

    Courier courier(Subscription subscription, Function<RestHook, CompletionStage<Postman.Outcome>> endpoint) {
        states.put(subscription.id(), subscription);
        Postman postman = (hook, headers, body) -> endpoint.apply(hook).thenApply(outcome -> {
            if (outcome instanceof Postman.Outcome.Taken) {
                String number = headers.getOrDefault(DeliveryTrace.EVENT_NUMBER, "handshake");
                received.add(subscription.id() + " " + number);
                if (!new String(body, StandardCharsets.UTF_8).contains("\"Bundle\"")) {
                    throw new AssertionError("the body is no bundle");
                }
            }
            return outcome;
        });
        Dispatch dispatch = new Dispatch(
                "bench",
                log,
                new KeptDeliveries(),
                new Disclosure(ALONE, NOTHING),
                new EventBundle("http://localhost/fhir"),
                postman,
                new RetrySchedule(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(72)),
                meters,
                new Traces(OpenTelemetry.noop().getTracer("bench")),
                inFlight,
                Runnable::run,
                this::alarm,
                new BenchClock(),
                new KeptStates());
        Courier courier = new Courier(dispatch, subscription, saved.getOrDefault(subscription.id(), Progress.START));
        couriers.put(subscription.id(), courier);
        return courier;
    }

    private final Map<SubscriptionId, Courier> couriers = new HashMap<>();

    void append(String subscription, int from, int to) {
        for (int i = from; i <= to; i++) {
            numbering.append(List.of(Samples.notification(subscription, "e" + i, "v")));
        }
    }

    Instant now() {
        return now;
    }

    /** Lets time pass until nothing is due before then. */
    void until(Instant end) {
        while (!alarms.isEmpty() && !alarms.peek().due().isAfter(end)) {
            Alarmed next = alarms.poll();
            if (!next.future().isCancelled()) {
                now = next.due().isAfter(now) ? next.due() : now;
                next.what().run();
            }
        }
        now = end;
    }

    private Future<?> alarm(Duration wait, Runnable what) {
        Alarmed alarmed = new Alarmed(now.plus(wait), what, new CompletableFuture<>());
        alarms.add(alarmed);
        return alarmed.future();
    }

    private final class BenchClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final class KeptStates implements Dispatch.Registry {
        @Override
        public void became(SubscriptionId id, Status status, Optional<String> error) {
            if (statesAway) {
                throw new IllegalStateException("the store is away");
            }
            Subscription changed = states.get(id).with(status, error);
            states.put(id, changed);
            couriers.get(id).update(changed);
        }

        @Override
        public void lost(Courier courier, SubscriptionId id) {
            couriers.remove(id, courier);
        }
    }

    private final class KeptDeliveries implements Deliveries {
        @Override
        public Optional<Progress> claim(SubscriptionId id, String instance, Instant at, Instant until) {
            return Optional.of(saved.getOrDefault(id, Progress.START));
        }

        @Override
        public boolean save(SubscriptionId id, String instance, Progress progress) {
            saved.put(id, progress);
            return true;
        }

        @Override
        public void renew(String instance, Instant until) {}

        @Override
        public List<SubscriptionId> expired(Instant at) {
            return List.of();
        }

        @Override
        public void forget(SubscriptionId id) {
            saved.remove(id);
        }
    }
}
