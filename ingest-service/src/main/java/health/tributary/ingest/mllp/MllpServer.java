package health.tributary.ingest.mllp;

import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.IngestConfiguration.Mllp;
import health.tributary.ingest.IngestConfiguration.Tls;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.mllp.MllpConnection.Surroundings;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import health.tributary.ingest.publish.Intake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Opens the MLLP ports when the service starts, and closes them before it ends. */
@Singleton
public class MllpServer {
    private static final Logger LOG = Logger.getLogger(MllpServer.class);
    private static final int ACCEPT_BACKLOG = 1024;
    private static final long START_STOP_SECONDS = 10;

    private final Vertx vertx;
    private final Mllp settings;
    private final Surroundings surroundings;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger tlsPort = new AtomicInteger();
    private final Set<String> deployments = ConcurrentHashMap.newKeySet();

    MllpServer(
            Vertx vertx,
            IngestConfiguration configuration,
            Intake intake,
            FeedRegistry feeds,
            DoorMetrics metrics,
            HeldBytes held,
            Clock clock) {
        this.vertx = vertx;
        this.settings = configuration.mllp();
        this.surroundings = new Surroundings(
                intake, FeedLookup.byHeader(feeds), metrics, held, settings, configuration.maxMessageBytes(), clock);
        metrics.connections(open);
    }

    void start(@Observes StartupEvent event) {
        listen(settings.port(), plain(settings.port()), port);
        LOG.infof("MLLP listens on %s:%d", settings.host(), port.get());
        if (settings.tls().keyStore().isPresent()) {
            listen(settings.tls().port(), secure(settings.tls()), tlsPort);
            LOG.infof("MLLP over TLS listens on %s:%d", settings.host(), tlsPort.get());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        port.set(0);
        for (String deployment : deployments) {
            await(() -> vertx.undeploy(deployment)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_STOP_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** The port of plain MLLP; 0 while it is not bound. */
    public int port() {
        return port.get();
    }

    /** The port of MLLP over TLS; 0 while it is not bound. */
    public int tlsPort() {
        return tlsPort.get();
    }

    private void listen(int wanted, NetServerOptions options, AtomicInteger bound) {
        DeploymentOptions instances = new DeploymentOptions().setInstances(settings.eventLoops());
        try {
            deployments.add(vertx.deployVerticle(() -> new MllpListener(options, surroundings, open, bound), instances)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_STOP_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new ConfigurationException(
                    "MLLP cannot listen on " + settings.host() + ":" + wanted + ": " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("the start was interrupted");
        }
    }

    private NetServerOptions plain(int listenPort) {
        return new NetServerOptions()
                .setHost(settings.host())
                .setPort(listenPort)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setAcceptBacklog(ACCEPT_BACKLOG);
    }

    private NetServerOptions secure(Tls tls) {
        NetServerOptions options = plain(tls.port())
                .setSsl(true)
                .setKeyCertOptions(store(
                        tls.keyStore().orElseThrow(), tls.keyStorePassword().orElse("")));
        tls.trustStore()
                .ifPresent(path -> options.setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(store(path, tls.trustStorePassword().orElse(""))));
        return options;
    }

    private static PfxOptions store(String path, String password) {
        return new PfxOptions().setPath(path).setPassword(password);
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
