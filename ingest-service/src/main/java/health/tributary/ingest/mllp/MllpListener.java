package health.tributary.ingest.mllp;

import health.tributary.ingest.mllp.Connections.Entry;
import health.tributary.ingest.mllp.MllpConnection.Surroundings;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of one event loop. Several listen on one port, and Vert.x spreads the connections over them. */
final class MllpListener extends AbstractVerticle {
    private static final long TIME_CHECK_MILLIS = 1000;
    private static final long DRAIN_CHECK_MILLIS = 50;

    private final Port port;
    private final Surroundings shared;
    private final Connections counted;
    private final AtomicInteger boundPort;
    private final Set<MllpConnection> connections = new HashSet<>();
    private NetServer server;
    private int certificates;
    private boolean draining;

    MllpListener(Port port, Surroundings shared, Connections counted, AtomicInteger boundPort) {
        this.port = port;
        this.shared = shared;
        this.counted = counted;
        this.boundPort = boundPort;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setPeriodic(TIME_CHECK_MILLIS, timer -> check());
        certificates = port.certificates().map(TlsCertificates::version).orElse(0);
        server = vertx.createNetServer(port.options()).connectHandler(this::connected);
        server.listen()
                .onSuccess(bound -> boundPort.set(bound.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void connected(NetSocket socket) {
        String address = socket.remoteAddress().hostAddress();
        if (draining || !port.allowed().allow(address)) {
            turnAway(socket, draining ? "draining" : "not-allowed");
            return;
        }
        Entry entry = counted.enter(address);
        if (entry != Entry.LET_IN) {
            turnAway(socket, entry.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return;
        }
        MllpConnection connection = new MllpConnection(socket, context, shared);
        connections.add(connection);
        socket.closeHandler(closed -> {
            connection.closed();
            connections.remove(connection);
            counted.leave(address);
        });
        // What a peer does to a connection is no fault of ours; it ends with closeHandler.
        socket.exceptionHandler(failure -> {});
    }

    private void turnAway(NetSocket socket, String why) {
        shared.metrics().closed(why);
        socket.close();
    }

    private void check() {
        long now = System.nanoTime();
        for (MllpConnection connection : Set.copyOf(connections)) {
            connection.checkTime(now);
        }
        port.certificates().filter(tls -> tls.version() != certificates).ifPresent(tls -> {
            certificates = tls.version();
            server.updateSSLOptions(tls.options(), true)
                    .onFailure(refused -> shared.metrics().certificates("refused"));
        });
    }

    /** Ends once all that is in flight is answered, or after the time that there is for it; the port is closed then. */
    @Override
    public void stop(Promise<Void> stopped) {
        draining = true;
        Set.copyOf(connections).forEach(MllpConnection::drain);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(shared.limits().drainTimeoutSeconds());
        vertx.setPeriodic(DRAIN_CHECK_MILLIS, timer -> {
            Set.copyOf(connections).forEach(MllpConnection::closeIfDrained);
            if (connections.isEmpty() || System.nanoTime() - end > 0) {
                vertx.cancelTimer(timer);
                stopped.complete();
            }
        });
    }
}
