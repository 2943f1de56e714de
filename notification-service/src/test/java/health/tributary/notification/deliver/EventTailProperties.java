package health.tributary.notification.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.notification.Samples;
import health.tributary.notification.match.FakeLog;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Numbering;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Subscription;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EventTailProperties {
    private static final int TOTAL = 300;

    /** Numbers are inserted while clients connect, stall, drop and come back with the last number they saw. */
    @Property(tries = 25)
    void aClientThatReconnectsWithItsLastNumberSeesEachNumberOnceAndInOrder(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        FakeLog log = new FakeLog();
        Numbering numbering = new Numbering(log);
        Subscription subscription = Samples.stream("s", Clause.everything());
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            Client client = new Client(random.nextInt(40) + 1);
            EventTail[] tail = {null};
            Thread writer = new Thread(() -> {
                for (int i = 1; i <= TOTAL; i++) {
                    numbering.append(List.of(Samples.notification("s", "e" + i, "v")));
                    EventTail current = tail[0];
                    if (current != null) {
                        current.wake();
                    }
                }
            });
            writer.start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (client.last() < TOTAL && System.nanoTime() < deadline) {
                client.connect();
                tail[0] = new EventTail(
                        subscription.id(),
                        client.last(),
                        id -> Optional.of(subscription),
                        log,
                        new Disclosure(DeliveryBench.ALONE, DeliveryBench.NOTHING),
                        new EventBundle("http://localhost/fhir"),
                        client.sink(),
                        workers,
                        Clock.systemUTC());
                tail[0].wake();
                for (int i = 0; i < 20; i++) {
                    LockSupport.parkNanos(random.nextInt(100_000));
                    client.drain();
                    tail[0].wake();
                }
            }
            writer.join();
            assertThat(client.numbers())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, TOTAL).boxed().toList());
        } finally {
            workers.shutdownNow();
        }
    }

    /** Takes so many events before it is full; what is written to a connection that was dropped is not seen. */
    private static final class Client {
        private final int capacity;
        private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        private Connection current;

        Client(int capacity) {
            this.capacity = capacity;
        }

        private final class Connection implements EventTail.Sink {
            private int queued;

            @Override
            public boolean full() {
                synchronized (Client.this) {
                    return this != current || queued >= capacity;
                }
            }

            @Override
            public void write(String frame, Numbered notification) {
                synchronized (Client.this) {
                    if (this == current) {
                        assertThat(frame)
                                .startsWith("id: " + notification.number() + "\ndata: {")
                                .endsWith("}\n\n");
                        assertThat(frame.lines()).hasSize(3);
                        queued++;
                        seen.add(notification.number());
                    }
                }
            }

            @Override
            public void close() {}
        }

        synchronized void connect() {
            current = new Connection();
        }

        synchronized EventTail.Sink sink() {
            return current;
        }

        synchronized void drain() {
            current.queued = 0;
        }

        synchronized long last() {
            return seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
        }

        List<Long> numbers() {
            return List.copyOf(seen);
        }
    }
}
