package health.tributary.embedded.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine for as long as it is open. When the engine ends, because store or broker are away for longer than it bears or
 * its position is no longer in the store's history, it is begun again after a pause that grows to {@value #MAX_PAUSE_MILLIS} ms. With
 * a position that is too old, the connector's {@code snapshot.mode=when_needed} reads everything anew; such changes are marked as read.
 */
public final class Capture implements AutoCloseable {
    static final long FIRST_PAUSE_MILLIS = 300;
    static final long MAX_PAUSE_MILLIS = 10_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(Capture.class);
    private static final Duration STABLE_AFTER = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    private final ConnectorFile connector;
    private final Settings settings;
    private final CaptureState state = new CaptureState(Clock.systemUTC());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "capture");
    private final HealthEndpoint health;
    private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;

    private Capture(Settings settings) throws IOException {
        this.settings = settings;
        this.connector = ConnectorFile.read(settings.connector());
        this.health = HealthEndpoint.open(settings.host(), settings.port(), state);
    }

    /**
     * Begins to capture. Store and broker need not be there yet.
     *
     * @throws IOException if the health endpoint's port is taken
     * @throws IllegalArgumentException if the connector file is not usable
     */
    public static Capture start(Settings settings) throws IOException {
        Capture capture = new Capture(settings);
        capture.thread.setDaemon(true);
        capture.thread.start();
        return capture;
    }

    /** The health endpoint's port. */
    public int port() {
        return health.port();
    }

    /** Whether the change stream is being read. */
    public boolean ready() {
        return state.ready();
    }

    /** Stops after the batch at hand; the next start goes on behind it. A second call does nothing. */
    @Override
    public void close() {
        stopped.countDown();
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        try {
            // An engine that is only just starting refuses to be closed.
            while (thread.isAlive() && System.nanoTime() < deadline) {
                closeEngine();
                thread.join(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            health.close();
        }
    }

    private synchronized void closeEngine() {
        if (engine != null) {
            try {
                engine.close();
            } catch (IOException | IllegalStateException e) {
                LOGGER.debug("the engine could not be closed yet");
            }
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (stopped.getCount() > 0) {
            long begin = System.nanoTime();
            boolean failed = runOnce();
            if (stopped.getCount() == 0) {
                return;
            }
            if (failed) {
                LOGGER.warn("The capture is begun again in {} ms", pause);
            }
            if (System.nanoTime() - begin > STABLE_AFTER.toNanos()) {
                pause = FIRST_PAUSE_MILLIS;
            }
            try {
                if (stopped.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
            pause = Math.min(2 * pause, MAX_PAUSE_MILLIS);
        }
    }

    /** One life of the engine; whether it failed. */
    private boolean runOnce() {
        state.started();
        Outcome outcome = new Outcome();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                connector.producer(settings), new ByteArraySerializer(), new ByteArraySerializer())) {
            DebeziumEngine<RecordChangeEvent<SourceRecord>> next = DebeziumEngine.create(
                            ChangeEventFormat.of(Connect.class))
                    .using(connector.engine(settings))
                    .using(outcome)
                    .using(new DebeziumEngine.ConnectorCallback() {
                        @Override
                        public void pollingStarted() {
                            state.polling();
                        }
                    })
                    .notifying(new ChangePublisher(
                            producer, converter("key.converter", true), converter("value.converter", false), state))
                    .build();
            synchronized (this) {
                engine = next;
            }
            next.run();
        } catch (RuntimeException | LinkageError e) {
            outcome.failed = true;
            LOGGER.warn("The capture could not begin", e);
        } finally {
            synchronized (this) {
                engine = null;
            }
            state.stopped(outcome.failed);
        }
        return outcome.failed;
    }

    private Converter converter(String prefix, boolean forKeys) {
        Properties config = connector.engine(settings);
        try {
            Converter converter = Class.forName(config.getProperty(prefix))
                    .asSubclass(Converter.class)
                    .getConstructor()
                    .newInstance();
            converter.configure(connector.converter(prefix), forKeys);
            return converter;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("The connector file's " + prefix + " can not be used.", e);
        }
    }

    private static final class Outcome implements DebeziumEngine.CompletionCallback {
        private volatile boolean failed;

        @Override
        public void handle(boolean success, String message, Throwable error) {
            if (!success) {
                failed = true;
                LOGGER.warn("The capture's engine ended", error);
            }
        }
    }
}
