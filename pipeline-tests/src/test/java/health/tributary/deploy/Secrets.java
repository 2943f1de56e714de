package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What {@code deploy/make-secrets.sh} makes. */
final class Secrets {
    private Secrets() {}

    /** Runs the script, with an example's feeds and a made-up key, for a folder below this one. */
    static Path made(Path folder) throws IOException, InterruptedException {
        Path key = Files.writeString(folder.resolve("given.pem"), "-----BEGIN PUBLIC KEY-----\n");
        Path secrets = folder.resolve("secrets");
        Process script = new ProcessBuilder(
                        "sh", "deploy/make-secrets.sh", key.toString(), "deploy/feeds.example.json", secrets.toString())
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).as(said).isZero();
        return secrets;
    }

    /** The connection string in one of its files, for a client on the store's own machine. */
    static String uri(Path secrets, String file) {
        return Repository.text(secrets.resolve(file))
                .strip()
                .replace("TRIBUTARY_STORE_URI=", "")
                .replace("@store:", "@127.0.0.1:");
    }
}
