package health.tributary.embedded.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the parts of a local system listen.
 *
 * @param host the address that all of them bind
 * @param ports by the variable that sets it, in the order of the parts
 */
public record Addresses(String host, Map<String, Integer> ports) {
    public static final String BROKER = "TRIBUTARY_BROKER_PORT";
    public static final String STORE = "TRIBUTARY_STORE_PORT";
    public static final String CAPTURE = "TRIBUTARY_CAPTURE_PORT";
    public static final String INGEST = "TRIBUTARY_INGEST_PORT";
    public static final String MLLP = "TRIBUTARY_MLLP_PORT";
    public static final String NORMALIZER = "TRIBUTARY_NORMALIZER_PORT";
    public static final String RECORD = "TRIBUTARY_RECORD_PORT";
    public static final String NOTIFICATION = "TRIBUTARY_NOTIFICATION_PORT";

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put(BROKER, 9092);
        DEFAULTS.put(STORE, 27017);
        DEFAULTS.put(CAPTURE, 8085);
        DEFAULTS.put(INGEST, 8081);
        DEFAULTS.put(MLLP, 2575);
        DEFAULTS.put(NORMALIZER, 8082);
        DEFAULTS.put(RECORD, 8083);
        DEFAULTS.put(NOTIFICATION, 8084);
    }

    public Addresses {
        Objects.requireNonNull(host);
        ports = Map.copyOf(ports);
        if (!ports.keySet().equals(DEFAULTS.keySet())) {
            throw new IllegalArgumentException("every part has a port");
        }
    }

    /** From the environment, else the defaults. */
    public static Addresses of(Map<String, String> environment) throws LaunchException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> port : DEFAULTS.entrySet()) {
            String text =
                    environment.getOrDefault(port.getKey(), port.getValue().toString());
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
                throw new LaunchException(port.getKey() + " has to be a port number from 1 to 65535.");
            }
            ports.put(port.getKey(), Integer.parseInt(text));
        }
        return new Addresses(environment.getOrDefault("TRIBUTARY_HOST", "127.0.0.1"), ports);
    }

    /** Free ports on loopback, for tests and for a demo beside a running system. */
    public static Addresses free() throws IOException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map<String, ServerSocket> held = new LinkedHashMap<>();
        try {
            for (String name : DEFAULTS.keySet()) {
                held.put(name, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                ports.put(name, held.get(name).getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held.values()) {
                socket.close();
            }
        }
        return new Addresses("127.0.0.1", ports);
    }

    public int port(String name) {
        return ports.get(name);
    }

    /** The address of an HTTP part. */
    public String http(String name) {
        return "http://" + connectHost() + ":" + port(name);
    }

    /** Where clients on this machine connect to: a wildcard address is no address. */
    public String connectHost() {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    /** Says which port is taken, before anything is started. */
    void requireFree() throws LaunchException {
        for (String name : DEFAULTS.keySet()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(host, port(name)));
            } catch (IOException e) {
                throw new LaunchException("Port " + port(name) + " on " + host + " is taken; stop what uses it, or set "
                        + name + " to another port.");
            }
        }
    }
}
