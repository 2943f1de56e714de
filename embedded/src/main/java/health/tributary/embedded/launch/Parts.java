package health.tributary.embedded.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a local system, in the order in which they are started; stopped in the opposite one. */
final class Parts {
    private static final String PACKAGE = "health.tributary.embedded.";
    private static final String SERVICE_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    /** What stands behind the door gives way to it: a sender waits for the door only. */
    private static final int BEHIND_THE_DOOR = 5;

    private final Path repository;
    private final DataFolder folder;
    private final Addresses at;

    /**
     * The parts of a built repository.
     *
     * @param repository its root
     */
    Parts(Path repository, DataFolder folder, Addresses at) {
        this.repository = repository;
        this.folder = folder;
        this.at = at;
    }

    /** All of them. */
    List<Part> all() {
        return List.of(
                embedded("broker", "broker.BrokerProcess", 320, port(Addresses.BROKER), true),
                embedded("store", "store.StoreProcess", 704, port(Addresses.STORE), true),
                embedded("capture", "capture.CaptureProcess", 256, ready(Addresses.CAPTURE), false),
                service("ingest", 192, Addresses.INGEST, 0),
                service("normalizer", 192, Addresses.NORMALIZER, BEHIND_THE_DOOR),
                service("record", 288, Addresses.RECORD, BEHIND_THE_DOOR),
                service("notification", 192, Addresses.NOTIFICATION, BEHIND_THE_DOOR));
    }

    private Part embedded(String name, String main, int heapMegabytes, Readiness readiness, boolean base) {
        String classPath = repository.resolve("embedded/target/classes")
                + File.pathSeparator
                + jars(repository.resolve("embedded/target/lib"), ".jar");
        int niceness = base ? 0 : BEHIND_THE_DOOR;
        return part(name, classPath, PACKAGE + main, heapMegabytes, readiness, base, niceness);
    }

    private Part service(String name, int heapMegabytes, String port, int niceness) {
        Path runner = repository.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
        String classPath = jars(repository.resolve("embedded/target"), "-child.jar") + File.pathSeparator + runner;
        return part(name, classPath, SERVICE_MAIN, heapMegabytes, ready(port), false, niceness);
    }

    private Part part(
            String name,
            String classPath,
            String main,
            int heapMegabytes,
            Readiness readiness,
            boolean base,
            int niceness) {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=4",
                "-Djava.util.logging.manager="
                        + (main.equals(SERVICE_MAIN)
                                ? "org.jboss.logmanager.LogManager"
                                : "java.util.logging.LogManager"),
                "-cp",
                repository.resolve("embedded/target/child") + File.pathSeparator + classPath,
                Child.class.getName(),
                main));
        return new Part(name, command, environment(), readiness, base, niceness);
    }

    private static String jars(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every part is told: addresses and files, never a secret itself. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        at.ports().forEach((name, port) -> environment.put(name, port.toString()));
        environment.put("TRIBUTARY_HOST", at.host());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", at.connectHost() + ":" + at.port(Addresses.BROKER));
        environment.put(
                "TRIBUTARY_STORE_URI",
                "mongodb://" + at.connectHost() + ":" + at.port(Addresses.STORE)
                        + "/?replicaSet=rs0&retryWrites=false");
        environment.put("TRIBUTARY_STORE_OFFSETS", folder.captureOffsets().toString());
        environment.put(
                "TRIBUTARY_CONNECTOR",
                repository.resolve("connectors/tributary-mongodb.json").toString());
        environment.put("TRIBUTARY_DATA", folder.root().toString());
        environment.put("TRIBUTARY_FEEDS", folder.feeds().toString());
        environment.put("TRIBUTARY_ID_KEY_FILE", folder.idKey().toString());
        environment.put(
                "TRIBUTARY_TOKEN_PUBLIC_KEY", folder.tokenPublicKey().toUri().toString());
        environment.put("TRIBUTARY_TOKEN_ISSUER", LocalTokens.ISSUER);
        environment.put("TRIBUTARY_NOTIFICATION_REST_HOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
        return environment;
    }

    private Readiness port(String name) {
        return new Readiness.Port(at.connectHost(), at.port(name));
    }

    private Readiness ready(String name) {
        return new Readiness.Answers(URI.create(at.http(name) + "/q/health/ready"));
    }
}
