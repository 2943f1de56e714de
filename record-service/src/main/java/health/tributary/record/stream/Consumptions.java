package health.tributary.record.stream;

import com.mongodb.client.MongoClient;
import health.tributary.contract.BrokerAccess;
import health.tributary.contract.Topics;
import health.tributary.record.RecordConfiguration;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.Backoff;
import health.tributary.record.apply.Decider;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.archive.Archive;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.store.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Starts the consumers with the service, once the store has its indexes, and stops them with it. */
@ApplicationScoped
public class Consumptions {
    private static final Logger LOG = Logger.getLogger(Consumptions.class);

    private final RecordConfiguration configuration;
    private final MongoClient client;
    private final RecordStore store;
    private final SeriesStore series;
    private final Archive archive;
    private final MeterRegistry registry;
    private final Tracer tracer;
    private final Config broker;
    private final List<Consumption> running = new ArrayList<>();
    private Producer<String, byte[]> producer;
    private ExecutorService threads;
    private volatile boolean stopping;

    Consumptions(
            RecordConfiguration configuration,
            MongoClient client,
            RecordStore store,
            SeriesStore series,
            Archive archive,
            MeterRegistry registry,
            Tracer tracer,
            Config broker) {
        this.configuration = configuration;
        this.client = client;
        this.store = store;
        this.series = series;
        this.archive = archive;
        this.registry = registry;
        this.tracer = tracer;
        this.broker = broker;
    }

    void start(@Observes StartupEvent event) {
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "record-consumer");
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::begin);
    }

    private void begin() {
        Backoff backoff = new Backoff(configuration.retryFirst(), configuration.retryLongest());
        for (int failures = 1; !stopping; failures++) {
            try {
                Indexes.create(client.getDatabase(configuration.database()));
                break;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "the store's indexes are not there yet (%s)",
                        e.getClass().getSimpleName());
                if (!backoff.await(failures)) {
                    return;
                }
            }
        }
        if (configuration.consuming()) {
            consume(backoff);
        }
    }

    private synchronized void consume(Backoff backoff) {
        if (stopping) {
            return;
        }
        BrokerClients clients = new BrokerClients(
                configuration, BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class)));
        producer = clients.producer();
        Outgoing outgoing = new Outgoing(producer, configuration.sendTimeout());
        RecordMeters meters = new RecordMeters(registry);
        ApplyTraces traces = new ApplyTraces(tracer);
        long cacheBytes = configuration.entryCacheBytes() / configuration.applyThreads();
        for (int number = 0; number < configuration.applyThreads(); number++) {
            Applier applier = new Applier(store, series, outgoing, cacheBytes);
            Effect effect = new StatementEffect(applier, outgoing, traces, meters);
            run(
                    "record",
                    number,
                    List.of(Topics.STATEMENTS),
                    configuration.applyMaxBatches(),
                    effect,
                    backoff,
                    clients);
        }
        Decider decider =
                new Decider(store, configuration.maxSubjectsPerIdentifier(), configuration.maxSubjectsPerDecision());
        Effect identity = new IdentityEffect(decider, outgoing, meters);
        run(
                "record-identity",
                0,
                List.of(Topics.IDENTITY),
                configuration.identityMaxEvents(),
                identity,
                backoff,
                clients);
        List<String> archived = List.of(Topics.FEED, Topics.FEED_BACKFILL, Topics.REJECTS);
        Effect keeping = new ArchiveEffect(archive, outgoing, meters);
        run("record-archive", 0, archived, configuration.archiveMaxMessages(), keeping, backoff, clients);
    }

    private void run(
            String group,
            int number,
            List<String> topics,
            int maxRecords,
            Effect effect,
            Backoff backoff,
            BrokerClients clients) {
        Consumption consumption = new Consumption(
                group + "-" + number,
                topics,
                () -> clients.consumer(group, maxRecords),
                effect,
                backoff,
                new ConsumptionMeters(registry, group, number));
        running.add(consumption);
        threads.execute(consumption);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        synchronized (this) {
            running.forEach(Consumption::stop);
        }
        threads.shutdown();
        if (!threads.awaitTermination(configuration.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
        if (producer != null) {
            producer.close(configuration.stopTimeout());
        }
    }
}
