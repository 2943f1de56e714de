package health.tributary.embedded.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The two ports of the one node. They are written down in the folder, so that a broker that was given any free port comes
 * back on the same one and its clients find it.
 *
 * @param clients the port that clients use
 * @param controller the port of the quorum of one, on loopback
 */
record Listeners(int clients, int controller) {
    private static final String FILE = "listeners.properties";
    private static final String CONTROLLER_HOST = "127.0.0.1";

    /** The ports of an earlier life where they are to be had, else free ones. */
    static Listeners choose(Settings settings) throws IOException, BrokerStartException {
        Path file = settings.folder().resolve(FILE);
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                known.load(reader);
            }
        }
        int clients = settings.port() != 0 ? settings.port() : number(known, "clients");
        if (clients == 0) {
            clients = free(settings.host());
        } else if (taken(settings.host(), clients)) {
            throw new BrokerStartException("The broker can not listen on " + settings.host() + ":" + clients
                    + ": another program has that port (TRIBUTARY_BROKER_PORT chooses another).");
        }
        int controller = number(known, "controller");
        if (controller == 0 || controller == clients || taken(CONTROLLER_HOST, controller)) {
            controller = free(CONTROLLER_HOST, clients);
        }
        Listeners chosen = new Listeners(clients, controller);
        chosen.write(file);
        return chosen;
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("clients", String.valueOf(clients));
        properties.setProperty("controller", String.valueOf(controller));
        Path fresh = file.resolveSibling(FILE + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int number(Properties known, String name) {
        try {
            return Integer.parseInt(known.getProperty(name, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean taken(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port in TIME_WAIT after a kill is not taken: Kafka binds the same way.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** A free port other than one that was chosen, but that nobody listens on yet. */
    private static int free(String host, int chosen) throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            // While it is held, the next one is another.
            return held.getLocalPort() == chosen ? free(host) : held.getLocalPort();
        }
    }

    private static int free(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        }
    }
}
