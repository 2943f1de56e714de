package health.tributary.ingest.mllp;

import health.tributary.ingest.feed.ClientCertificate;
import io.vertx.core.net.NetSocket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Who is at the other end of a socket. */
final class Peer {
    private Peer() {}

    /** The certificate that the peer has shown; empty over plain TCP, and where none was asked for. */
    static Optional<ClientCertificate> certificate(NetSocket socket) {
        try {
            return socket.isSsl() && socket.peerCertificates().get(0) instanceof X509Certificate shown
                    ? Optional.of(ClientCertificate.of(shown))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException noneShown) {
            return Optional.empty();
        }
    }
}
