package health.tributary.embedded.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out before anything starts whether the ports can be had. */
final class PortCheck {
    private PortCheck() {}

    /** @throws LaunchException naming each taken port and the variable that moves it */
    static void allFree(LaunchSettings settings) throws LaunchException {
        Map<Integer, Door> seen = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Part part : settings.parts()) {
            for (Door door : part.doors()) {
                int port = settings.port(door);
                Door other = seen.put(port, door);
                if (other != null) {
                    problems.add("Port " + port + " is given to both " + other.label() + " and " + door.label() + " ("
                            + other.variable() + ", " + door.variable() + ").");
                } else if (!free(settings.host(), port)) {
                    problems.add("Port " + port + " on " + settings.host() + ", which " + door.label()
                            + " needs, is taken; " + door.variable() + " chooses another.");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw LaunchException.environment(String.join("\n", problems));
        }
    }

    /** A free port for every door, for tests and for trying out beside another instance. */
    static Map<Door, Integer> freePorts() throws IOException {
        Map<Door, Integer> ports = new EnumMap<>(Door.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Door door : Door.values()) {
                ServerSocket socket = new ServerSocket();
                held.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                ports.put(door, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return ports;
    }

    private static boolean free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // What a killed instance leaves in TIME_WAIT does not count as taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
