package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.ConnectionString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @BeforeAll
    static void openssl() {
        assumeThat(Path.of("/usr/bin/openssl")).exists();
    }

    @Test
    void everySecretOfComposeIsMadeAndNoneIsMadeAnew(@TempDir Path folder) throws Exception {
        Map<String, String> first = contents(Secrets.made(folder));
        assertThat(first.keySet())
                .isEqualTo(Repository.compose().at("secrets").members().keySet());
        assertThat(contents(Secrets.made(folder))).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first.get("id.key").strip())).hasSize(32);
        // MongoDB takes key files of 6 to 1024 base64 characters.
        assertThat(first.get("store.key")).matches("[A-Za-z0-9+/]{6,1024}");
    }

    @Test
    void containersCanReadTheFilesAndNobodyElseGetsToThem(@TempDir Path folder) throws Exception {
        Path secrets = Secrets.made(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        for (Path file : Repository.files(secrets, "")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("r--r--r--");
        }
    }

    @Test
    void theStoresUsersHavePasswordsOfTheirOwn(@TempDir Path folder) throws Exception {
        Path secrets = Secrets.made(folder);
        ConnectionString services = new ConnectionString(Secrets.uri(secrets, "store.properties"));
        ConnectionString capture = new ConnectionString(Secrets.uri(secrets, "capture.properties"));
        assertThat(services.getRequiredReplicaSetName()).isEqualTo("rs0");
        assertThat(Set.of(services.getUsername(), capture.getUsername()))
                .containsExactlyInAnyOrder("tributary", "capture");
        assertThat(services.getPassword()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(capture.getPassword());
    }

    private static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new HashMap<>();
        Repository.files(folder, "")
                .forEach(file -> contents.put(file.getFileName().toString(), Repository.text(file)));
        return contents;
    }
}
