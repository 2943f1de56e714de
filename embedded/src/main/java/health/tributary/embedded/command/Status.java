package health.tributary.embedded.command;

import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./tributary status}: what runs. Ends with 1 unless all of it is well. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows the parts of the local instance.")
final class Status implements Callable<Integer> {
    private static final int CONNECT_MILLIS = 1_000;

    @Override
    public Integer call() throws Exception {
        Instance instance = Instance.ofEnvironment();
        int running = 0;
        boolean well = true;
        StringBuilder table = new StringBuilder();
        for (Part part : Part.values()) {
            long pid = pid(instance.folder().pid(part));
            boolean ready = pid > 0 && ready(instance, part);
            running += pid > 0 ? 1 : 0;
            well &= ready;
            table.append(String.format(
                    Locale.ROOT,
                    "%-13s %-9s %s%n",
                    part.label(),
                    pid == 0 ? "stopped" : ready ? "ready" : "not ready",
                    pid == 0 ? "" : "process " + pid));
        }
        if (running == 0) {
            throw new Refused("nothing runs on " + instance.folder().path() + "; ./tributary up starts it");
        }
        System.out.print(table);
        return well ? 0 : Tributary.FAILED;
    }

    private static long pid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        long pid = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() ? pid : 0;
    }

    private static boolean ready(Instance instance, Part part) throws InterruptedException {
        Door door = part.doors().get(0);
        try {
            if (part == Part.BROKER || part == Part.STORE) {
                try (Socket socket = new Socket()) {
                    socket.connect(
                            new InetSocketAddress(instance.settings().host(), instance.port(door)), CONNECT_MILLIS);
                    return true;
                }
            }
            return Http.get(instance.http(door) + "/q/health/ready", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
