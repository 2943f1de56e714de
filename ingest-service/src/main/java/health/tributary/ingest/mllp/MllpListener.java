package health.tributary.ingest.mllp;

import health.tributary.ingest.mllp.MllpConnection.Surroundings;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of one event loop. Several listen on one port, and Vert.x spreads the connections over them. */
final class MllpListener extends AbstractVerticle {
    private static final long TIME_CHECK_MILLIS = 1000;

    private final NetServerOptions options;
    private final Surroundings shared;
    private final AtomicInteger open;
    private final AtomicInteger boundPort;
    private final Set<MllpConnection> connections = new HashSet<>();

    MllpListener(NetServerOptions options, Surroundings shared, AtomicInteger open, AtomicInteger boundPort) {
        this.options = options;
        this.shared = shared;
        this.open = open;
        this.boundPort = boundPort;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setPeriodic(TIME_CHECK_MILLIS, timer -> checkTimes());
        NetServer server = vertx.createNetServer(options).connectHandler(this::connected);
        server.listen()
                .onSuccess(bound -> boundPort.set(bound.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void connected(NetSocket socket) {
        if (open.incrementAndGet() > shared.limits().maxConnections()) {
            open.decrementAndGet();
            shared.metrics().closed("too-many");
            socket.close();
            return;
        }
        MllpConnection connection = new MllpConnection(socket, context, shared);
        connections.add(connection);
        socket.closeHandler(closed -> {
            connection.closed();
            connections.remove(connection);
            open.decrementAndGet();
        });
        // What a peer does to a connection is no fault of ours; it ends with closeHandler.
        socket.exceptionHandler(failure -> {});
    }

    private void checkTimes() {
        long now = System.nanoTime();
        for (MllpConnection connection : Set.copyOf(connections)) {
            connection.checkTime(now);
        }
    }
}
