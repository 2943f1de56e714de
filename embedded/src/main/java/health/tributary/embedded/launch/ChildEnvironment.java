package health.tributary.embedded.launch;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that the children get: pure, and the one place where addresses are put together. */
final class ChildEnvironment {
    private static final String ALLOWED_NETWORKS = "TRIBUTARY_NOTIFICATION_REST_HOOK_ALLOWED_NETWORKS";

    private ChildEnvironment() {}

    static Map<String, String> of(LaunchSettings settings) {
        DataFolder folder = new DataFolder(settings.data());
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("TRIBUTARY_HOST", settings.host());
        for (Door door : Door.values()) {
            variables.put(door.variable(), String.valueOf(settings.port(door)));
        }
        variables.put("KAFKA_BOOTSTRAP_SERVERS", settings.host() + ":" + settings.port(Door.BROKER));
        variables.put(
                "TRIBUTARY_STORE_URI",
                "mongodb://" + settings.host() + ":" + settings.port(Door.STORE)
                        + "/?replicaSet=rs0&retryWrites=false");
        variables.put("TRIBUTARY_DATA", settings.data().toString());
        variables.put(
                "TRIBUTARY_CONNECTOR",
                new Installation(settings.root()).connector().toString());
        variables.put("TRIBUTARY_CAPTURE_OFFSETS", folder.captureOffsets().toString());
        variables.put("TRIBUTARY_STORE_OFFSETS", folder.captureOffsets().toString());
        // These an operator may point elsewhere.
        Map<String, String> given = settings.environment();
        variables.put(
                "TRIBUTARY_FEEDS",
                given.getOrDefault("TRIBUTARY_FEEDS", folder.feeds().toString()));
        variables.put(
                "TRIBUTARY_ID_KEY_FILE",
                given.getOrDefault("TRIBUTARY_ID_KEY_FILE", folder.idKey().toString()));
        variables.put(
                "TRIBUTARY_TOKEN_PUBLIC_KEY",
                given.getOrDefault(
                        "TRIBUTARY_TOKEN_PUBLIC_KEY", folder.tokenPublicKey().toString()));
        variables.put("TRIBUTARY_TOKEN_ISSUER", given.getOrDefault("TRIBUTARY_TOKEN_ISSUER", "tributary-local"));
        // On one machine, who tries webhooks out has their endpoint there.
        if (settings.host().startsWith("127.")) {
            variables.put(ALLOWED_NETWORKS, given.getOrDefault(ALLOWED_NETWORKS, "127.0.0.0/8"));
        }
        // glibc keeps an arena for each thread; two keep a JVM of these sizes some 50 MB smaller.
        variables.put("MALLOC_ARENA_MAX", given.getOrDefault("MALLOC_ARENA_MAX", "2"));
        return variables;
    }
}
