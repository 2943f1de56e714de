package health.tributary.embedded.command;

import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.DataFolder;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.LaunchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A local instance as other commands reach it.
 *
 * @param folder its data
 * @param settings where its doors are
 */
record Instance(DataFolder folder, LaunchSettings settings) {
    /** The one of the data folder that the environment names: its ports are those that it last ran with. */
    static Instance ofEnvironment() throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        DataFolder folder =
                new DataFolder(LaunchSettings.of(Tributary.root(), environment).data());
        if (Files.exists(folder.ports())) {
            for (String line : Files.readAllLines(folder.ports())) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    environment.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return new Instance(folder, LaunchSettings.of(Tributary.root(), environment));
    }

    static Instance of(LaunchSettings settings) {
        return new Instance(new DataFolder(settings.data()), settings);
    }

    int port(Door door) {
        return settings.port(door);
    }

    String http(Door door) {
        return settings.http(door);
    }

    /** Signs tokens for it; refused before its first start, when it has no keys. */
    LocalTokens tokens() throws Refused {
        return LocalTokens.of(folder.tokenPrivateKey());
    }

    /** The key of a feed's HTTP senders. */
    String feedKey(String feed) throws Refused, IOException {
        Path file = folder.feedKey(feed);
        if (!Files.exists(file)) {
            throw new Refused("there is no key for a feed \"" + feed + "\" in " + folder.feedKeys());
        }
        return Files.readString(file).strip();
    }
}
