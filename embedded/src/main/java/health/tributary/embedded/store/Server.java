package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts clients and gives each a thread, which may block: in a change stream that waits for events, in a write that
 * waits for the disk. Their number is bounded.
 */
final class Server implements Closeable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Server.class);
    /** How long the rest of a message may take to arrive. Between messages a client may be silent for ever. */
    private static final int MESSAGE_TIMEOUT_MILLIS = 60_000;

    private static final int BACKLOG = 128;

    private final ServerSocket door;
    private final int maxConnections;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile Dispatcher dispatcher;

    /** Binds; fails with BindException if the port is taken. Nobody is served before {@link #serve}. */
    Server(String host, int port, int maxConnections) throws IOException {
        this.maxConnections = maxConnections;
        door = new ServerSocket();
        door.setReuseAddress(true);
        try {
            door.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void serve(Dispatcher to) {
        dispatcher = to;
        daemon("store-accept", this::accept);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (clients.size() >= maxConnections) {
                    LOGGER.warn("A client was turned away: {} are connected already", maxConnections);
                    client.close();
                    continue;
                }
                clients.add(client);
                daemon("store-client-" + client.getPort(), () -> converse(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOGGER.warn("Accepting a client failed: {}", e.toString());
                }
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            client.setKeepAlive(true);
            client.setSoTimeout(MESSAGE_TIMEOUT_MILLIS);
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
            Wire wire = new Wire();
            for (int first = firstByte(in); first >= 0; first = firstByte(in)) {
                Wire.Message message = Wire.read(first, in);
                Document answer = dispatcher.answer(message.body(), message.sequences());
                if (!message.silent()) {
                    wire.write(message, answer, client.getOutputStream());
                }
            }
        } catch (IOException e) {
            LOGGER.debug("A client is gone: {}", e.toString());
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "A client sent what is not MongoDB's protocol: {}",
                    e.getClass().getSimpleName());
        } finally {
            clients.remove(client);
        }
    }

    private int firstByte(DataInputStream in) throws IOException {
        while (true) {
            try {
                return in.read();
            } catch (SocketTimeoutException e) {
                if (door.isClosed()) {
                    return -1;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
