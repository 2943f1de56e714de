package health.tributary.ingest.mllp;

import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.IngestConfiguration.Mllp;
import health.tributary.ingest.feed.FeedRates;
import health.tributary.ingest.feed.SenderRules;
import health.tributary.ingest.mllp.MllpConnection.Surroundings;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import health.tributary.ingest.publish.Intake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Opens the MLLP ports when the service starts, and closes them before it ends, once what is in flight is answered. */
@Singleton
public class MllpServer {
    private static final Logger LOG = Logger.getLogger(MllpServer.class);
    private static final long START_STOP_SECONDS = 10;

    private final Vertx vertx;
    private final Mllp settings;
    private final Surroundings surroundings;
    private final Connections connections;
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger tlsPort = new AtomicInteger();
    private final List<String> deployments = new ArrayList<>();
    private Optional<TlsCertificates> certificates = Optional.empty();
    private OptionalLong reloading = OptionalLong.empty();

    MllpServer(
            Vertx vertx,
            IngestConfiguration configuration,
            Intake intake,
            FeedRegistry feeds,
            SenderRules senders,
            FeedRates rates,
            DoorMetrics metrics,
            HeldBytes held,
            Clock clock) {
        this.vertx = vertx;
        this.settings = configuration.mllp();
        this.surroundings = new Surroundings(
                intake, feeds, senders, rates, metrics, held, settings, configuration.maxMessageBytes(), clock);
        this.connections = new Connections(settings.maxConnections(), settings.maxConnectionsPerAddress());
        metrics.watch("connections", "connections that are open", connections, Connections::open);
        metrics.watch("connections.limit", "the most connections at once", settings, Mllp::maxConnections);
    }

    void start(@Observes StartupEvent event) {
        try {
            listen(Port.plain(settings), port);
            LOG.infof("MLLP listens on %s:%d", settings.host(), port.get());
            if (settings.tls().keyStore().isPresent()) {
                TlsCertificates files = TlsCertificates.read(settings.tls(), surroundings.metrics());
                certificates = Optional.of(files);
                listen(Port.secure(settings, files), tlsPort);
                reloading = OptionalLong.of(vertx.setPeriodic(
                        TimeUnit.SECONDS.toMillis(settings.tls().reloadSeconds()), timer -> refresh(files)));
                LOG.infof("MLLP over TLS listens on %s:%d", settings.host(), tlsPort.get());
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("MLLP: " + e.getMessage());
        }
        if (surroundings.senders().askForCertificates()
                && settings.tls().trustStore().isEmpty()) {
            LOG.warn("a feed asks for client certificates, but there is no trust store: over MLLP it is refused");
        }
    }

    private void refresh(TlsCertificates files) {
        vertx.executeBlocking(
                () -> {
                    files.refresh();
                    return null;
                },
                false);
    }

    void stop(@Observes ShutdownEvent event) {
        port.set(0);
        tlsPort.set(0);
        reloading.ifPresent(vertx::cancelTimer);
        CompletableFuture<?>[] closing = deployments.stream()
                .map(deployment ->
                        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        await(() -> CompletableFuture.allOf(closing)
                .get(settings.drainTimeoutSeconds() + START_STOP_SECONDS, TimeUnit.SECONDS));
        deployments.clear();
    }

    /** The certificates of the TLS port; empty while there is none. */
    Optional<TlsCertificates> certificates() {
        return certificates;
    }

    /** The port of plain MLLP; 0 while it is not bound. */
    public int port() {
        return port.get();
    }

    /** The port of MLLP over TLS; 0 while it is not bound. */
    public int tlsPort() {
        return tlsPort.get();
    }

    private void listen(Port wanted, AtomicInteger bound) {
        DeploymentOptions instances = new DeploymentOptions().setInstances(settings.eventLoops());
        try {
            deployments.add(
                    vertx.deployVerticle(() -> new MllpListener(wanted, surroundings, connections, bound), instances)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(START_STOP_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new ConfigurationException(
                    "MLLP cannot listen on " + wanted.host() + ":" + wanted.number() + ": " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("the start was interrupted");
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private interface Wait {
        void run() throws ExecutionException, TimeoutException, InterruptedException;
    }

    private static void await(Wait wait) {
        try {
            wait.run();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("MLLP did not close in order: %s", reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
