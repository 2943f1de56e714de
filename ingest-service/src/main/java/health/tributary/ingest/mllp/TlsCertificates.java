package health.tributary.ingest.mllp;

import health.tributary.ingest.IngestConfiguration.Tls;
import health.tributary.ingest.publish.DoorMetrics;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What the TLS port shows and trusts, by the last files that could be used. Connections keep what they began with. Safe for use by
 * many threads; only {@link #refresh} reads the disk.
 */
final class TlsCertificates {
    private static final Logger LOG = Logger.getLogger(TlsCertificates.class);

    private final Tls settings;
    private final DoorMetrics metrics;
    private volatile Current current;
    private volatile Optional<String> broken = Optional.empty();

    /** One state of the files; the version grows with each that was taken. */
    private record Current(TlsFiles.Good files, int version) {}

    private TlsCertificates(Tls settings, TlsFiles.Good files, DoorMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.current = new Current(files, 1);
        metrics.watch(
                "certificate.expiry.seconds",
                "when the door's certificate runs out, since 1970",
                this,
                self -> self.expires().getEpochSecond());
        metrics.watch(
                "certificate.files.broken",
                "1 if the files cannot be used and older ones are",
                this,
                self -> self.broken().isPresent() ? 1 : 0);
    }

    /** Reads the files; an {@link IllegalArgumentException} says why they cannot be used. */
    static TlsCertificates read(Tls settings, DoorMetrics metrics) {
        TlsFiles files = TlsFiles.read(settings);
        if (files instanceof TlsFiles.Good good) {
            return new TlsCertificates(settings, good, metrics);
        }
        throw new IllegalArgumentException(((TlsFiles.Broken) files).rule());
    }

    /** Looks at the files again. If they are broken all stays as it is. */
    synchronized void refresh() {
        TlsFiles files = TlsFiles.read(settings);
        if (files instanceof TlsFiles.Broken now) {
            if (broken.isEmpty()) {
                LOG.errorf("MLLP goes on with its old certificates: %s", now.rule());
                metrics.certificates("broken");
            }
            broken = Optional.of(now.rule());
            return;
        }
        broken = Optional.empty();
        if (!files.equals(current.files())) {
            current = new Current((TlsFiles.Good) files, current.version() + 1);
            LOG.infof("MLLP has new certificates; its own is good until %s", expires());
            metrics.certificates("taken");
        }
    }

    /** Grows when there is something new. */
    int version() {
        return current.version();
    }

    /** When the certificate that the door shows runs out. */
    Instant expires() {
        return current.files().expires();
    }

    /** Why the files that are there now cannot be used. */
    Optional<String> broken() {
        return broken;
    }

    /** Whether clients must show a certificate. This does not change while the service runs. */
    boolean askClients() {
        return settings.trustStore().isPresent();
    }

    /** The options for new connections. */
    SSLOptions options() {
        TlsFiles.Good files = current.files();
        SSLOptions options = new SSLOptions()
                .setKeyCertOptions(new PfxOptions()
                        .setValue(files.keyStore())
                        .setPassword(settings.keyStorePassword().orElse("")))
                .setSslHandshakeTimeout(settings.handshakeTimeoutSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        files.trustStore()
                .ifPresent(trust -> options.setTrustOptions(new PfxOptions()
                        .setValue(trust)
                        .setPassword(settings.trustStorePassword().orElse(""))));
        return options;
    }
}
