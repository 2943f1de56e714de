package health.tributary.ingest.mllp;

import health.tributary.ingest.IngestConfiguration.Mllp;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SSLOptions;
import java.util.Optional;

/**
 * One of the two ports, and who may connect to it.
 *
 * @param number 0 takes any that is free
 * @param certificates empty for plain MLLP
 */
record Port(String host, int number, AllowedNetworks allowed, Optional<TlsCertificates> certificates) {
    private static final int ACCEPT_BACKLOG = 1024;

    /** The plain port. */
    static Port plain(Mllp settings) {
        return new Port(
                settings.host(), settings.port(), new AllowedNetworks(settings.allowedNetworks()), Optional.empty());
    }

    /** The TLS port. */
    static Port secure(Mllp settings, TlsCertificates certificates) {
        return new Port(
                settings.host(),
                settings.tls().port(),
                new AllowedNetworks(settings.tls().allowedNetworks()),
                Optional.of(certificates));
    }

    NetServerOptions options() {
        NetServerOptions options = new NetServerOptions()
                .setHost(host)
                .setPort(number)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setAcceptBacklog(ACCEPT_BACKLOG);
        certificates.ifPresent(tls -> {
            SSLOptions now = tls.options();
            options.setSsl(true)
                    .setKeyCertOptions(now.getKeyCertOptions())
                    .setTrustOptions(now.getTrustOptions())
                    .setClientAuth(tls.askClients() ? ClientAuth.REQUIRED : ClientAuth.NONE)
                    .setSslHandshakeTimeout(now.getSslHandshakeTimeout())
                    .setSslHandshakeTimeoutUnit(now.getSslHandshakeTimeoutUnit());
        });
        return options;
    }
}
