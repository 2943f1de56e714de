package health.tributary.pipeline;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.launch.DataFolder;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.LaunchException;
import health.tributary.embedded.launch.LaunchSettings;
import health.tributary.embedded.launch.Launcher;
import health.tributary.embedded.launch.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** All real processes of one instance: broker, store, capture and the packaged services, on free ports, with a folder of their own. */
final class Stack implements AutoCloseable {
    private static final String ID_KEY = "an id key for tests, and only for tests";

    private final LaunchSettings settings;
    private final Launcher launcher;
    private final MongoClient store;

    private Stack(LaunchSettings settings, Launcher launcher) {
        this.settings = settings;
        this.launcher = launcher;
        this.store = MongoClients.create("mongodb://127.0.0.1:" + settings.port(Door.STORE)
                + "/?replicaSet=rs0&retryWrites=false&serverSelectionTimeoutMS=10000");
    }

    /** Starts everything anew and waits until it is ready. */
    static Stack start(String name, Path feeds) throws IOException, LaunchException, InterruptedException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "stacks")), name);
        Path key = data.resolve("test-id.key");
        Files.writeString(key, Base64.getEncoder().encodeToString(ID_KEY.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("TRIBUTARY_FEEDS", feeds.toAbsolutePath().normalize().toString());
        environment.put("TRIBUTARY_ID_KEY_FILE", key.toAbsolutePath().toString());
        environment.put("TRIBUTARY_NOTIFICATION_REST_HOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
        LaunchSettings settings =
                LaunchSettings.of(Path.of(".."), environment).withData(data).withFreePorts();
        return start(settings);
    }

    /** Starts everything with the data of an instance that was closed. */
    Stack startedAgain() throws LaunchException, InterruptedException {
        return start(settings);
    }

    private static Stack start(LaunchSettings settings) throws LaunchException, InterruptedException {
        Launcher launcher = Launcher.start(settings, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try {
            launcher.awaitReady();
        } catch (LaunchException | InterruptedException | RuntimeException e) {
            launcher.close();
            throw e;
        }
        return new Stack(settings, launcher);
    }

    int port(Door door) {
        return settings.port(door);
    }

    /** A hospital's interface engine, connected. */
    MllpClient sender() throws IOException {
        return new MllpClient(settings.host(), port(Door.MLLP));
    }

    /** The folder by which commands find the instance. */
    Path data() {
        return settings.data();
    }

    URI address(Door door, String path) {
        return URI.create(settings.http(door) + path);
    }

    Tokens tokens() {
        return new Tokens(new DataFolder(settings.data()).tokenPrivateKey());
    }

    /** The store itself, for what no API tells. */
    MongoDatabase store() {
        return store.getDatabase("tributary");
    }

    /** Whether a part that was killed has another process and serves. */
    boolean isBack(Part part, long killed) {
        long pid = launcher.pid(part);
        return pid != 0 && pid != killed && launcher.isReady(part);
    }

    /** Ends a part's process as {@code kill -9} does, and says which it was; the launcher starts another one. */
    long kill(Part part) {
        long pid = launcher.pid(part);
        if (pid == 0
                || !ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
            throw new AssertionError(part.label() + " has no process to be killed");
        }
        Waiting.until(Duration.ofSeconds(20), part.label() + " is gone", () -> launcher.pid(part) != pid);
        return pid;
    }

    @Override
    public void close() {
        store.close();
        launcher.close();
    }
}
