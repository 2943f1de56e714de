package health.tributary.ingest.mllp;

import static health.tributary.ingest.Samples.admission;
import static health.tributary.ingest.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MLLP over TLS: who is let in, which feeds a certificate may send for, and certificates that change while the door is open. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
@Timeout(90)
class MllpTlsTest {
    @TempDir
    static Path folder;

    private static Path doorsKey;
    private static Path newKey;
    private static Path clientsTrust;
    private static Path doorsTrust;
    private static SSLSocketFactory engine;
    private static SSLSocketFactory stranger;
    private static SSLSocketFactory nobody;

    @Inject
    FakeBroker broker;

    @Inject
    Doors doors;

    private MllpServer server;

    @BeforeAll
    static void certificates() throws Exception {
        Certificates certificates = new Certificates(folder);
        doorsKey = certificates.key("door", "CN=door");
        newKey = certificates.key("new", "CN=new door");
        Path engineKey = certificates.key("engine", "CN=engine, O=Vault");
        Path strangerKey = certificates.key("stranger", "CN=stranger, O=Vault");
        clientsTrust = certificates.trust("clients-trust", List.of(doorsKey, newKey));
        doorsTrust = certificates.trust("doors-trust", List.of(engineKey, strangerKey));
        engine = Certificates.client(clientsTrust, engineKey);
        stranger = Certificates.client(clientsTrust, strangerKey);
        nobody = Certificates.client(clientsTrust);
    }

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.stop(null);
        }
    }

    private void open(Path keys, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "tls.key-store",
                keys.toString(),
                "tls.key-store-password",
                Certificates.PASSWORD,
                "tls.trust-store",
                doorsTrust.toString(),
                "tls.trust-store-password",
                Certificates.PASSWORD));
        properties.putAll(more);
        server = doors.open(properties);
    }

    private String answered(SSLSocketFactory client, String facility) throws IOException {
        try (MllpSender sender = new MllpSender(server.tlsPort(), client)) {
            sender.message(message(facility, "C-1", "", "PID|1||1^^^MRN"));
            return sender.answer();
        }
    }

    @Test
    void aClientWithACertificateThatIsTrustedIsTaken() throws Exception {
        open(doorsKey, Map.of());
        assertThat(answered(engine, "NORTH")).endsWith("MSA|AA|C-1\r");
    }

    @Test
    void aClientWithoutOneIsNot() throws Exception {
        open(doorsKey, Map.of());
        SSLSocketFactory untrusted = Certificates.client(clientsTrust, newKey);
        assertThatThrownBy(() -> answered(nobody, "NORTH")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> answered(untrusted, "NORTH")).isInstanceOf(IOException.class);
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void withoutATrustStoreClientsNeedNone() throws Exception {
        open(doorsKey, Map.of("tls.trust-store", ""));
        assertThat(answered(nobody, "NORTH")).endsWith("MSA|AA|C-1\r");
        assertThat(answered(nobody, "VAULT")).contains("MSA|AR|C-1\r");
    }

    @Test
    void aFeedThatAsksForACertificateIsTakenWithThatOneOnly() throws Exception {
        open(doorsKey, Map.of());
        assertThat(answered(engine, "VAULT")).endsWith("MSA|AA|C-1\r");
        assertThat(answered(stranger, "VAULT")).contains("MSA|AR|C-1\r").contains("another client certificate");
        assertThat(answered(stranger, "NORTH")).endsWith("MSA|AA|C-1\r");
        try (MllpSender plain = new MllpSender(server.port())) {
            plain.message(message("VAULT", "C-2", "", "PID|1||1^^^MRN"));
            assertThat(plain.answer()).contains("MSA|AR|C-2\r").contains("another client certificate");
        }
    }

    @Test
    void theTlsPortHasItsOwnNetworks() throws Exception {
        open(doorsKey, Map.of("tls.allowed-networks", "10.0.0.0/8"));
        assertThat(Doors.turnsAway(server.port(), admission("1", "1"))).isFalse();
        try (MllpSender sender = new MllpSender(server.tlsPort(), engine)) {
            sender.message(admission("1", "1"));
            assertThat(sender.answer()).isEmpty();
        } catch (java.net.SocketException closed) {
            assertThat(closed).isNotNull();
        }
        assertThat(broker.published()).hasSize(1);
    }

    private String doorsName() {
        try (MllpSender sender = new MllpSender(server.tlsPort(), engine)) {
            sender.message(admission("C-1", "1"));
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
            return sender.doorsName();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void replace(Path live, byte[] content) throws IOException {
        Path beside = Files.write(folder.resolve("beside.p12"), content);
        Files.move(beside, live, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void newFilesAreForNewConnectionsAndBrokenOnesForNobody() throws Exception {
        Path live = Files.copy(doorsKey, folder.resolve("live.p12"));
        open(live, Map.of("tls.reload-seconds", "1"));
        try (MllpSender old = new MllpSender(server.tlsPort(), engine)) {
            old.message(admission("C-1", "1"));
            assertThat(old.answer()).endsWith("MSA|AA|C-1\r");
            assertThat(doorsName()).isEqualTo("CN=door");

            replace(live, Files.readAllBytes(newKey));
            assertThat(Doors.becomes(() -> doorsName().equals("CN=new door"))).isTrue();
            old.message(admission("C-2", "1"));
            assertThat(old.answer()).endsWith("MSA|AA|C-2\r");
            assertThat(old.doorsName()).isEqualTo("CN=door");
        }
        replace(live, "half a file".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        TlsCertificates certificates = server.certificates().orElseThrow();
        assertThat(Doors.becomes(() -> certificates.broken().isPresent())).isTrue();
        assertThat(doorsName()).isEqualTo("CN=new door");
        assertThat(new MllpReady(server).call().getData().orElseThrow())
                .containsKey("certificateExpires")
                .hasEntrySatisfying(
                        "certificateFiles", rule -> assertThat(rule.toString()).contains("cannot be read"));

        replace(live, Files.readAllBytes(newKey));
        assertThat(Doors.becomes(() -> certificates.broken().isEmpty())).isTrue();
        assertThat(doorsName()).isEqualTo("CN=new door");
    }

    @Test
    void filesThatCannotBeUsedEndTheStartWithASentence() {
        assertThatThrownBy(() -> open(doorsTrust, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("MLLP: the key store holds no key with its certificate");
        assertThatThrownBy(() -> open(doorsKey, Map.of("tls.trust-store", doorsKey.toString())))
                .hasMessage("MLLP: the trust store holds no trusted certificate");
        assertThatThrownBy(() -> open(folder.resolve("none.p12"), Map.of()))
                .hasMessageStartingWith("MLLP: the key store or the trust store cannot be read");
        assertThatThrownBy(() -> open(doorsKey, Map.of("tls.key-store-password", "wrong")))
                .hasMessageContaining("password is wrong")
                .hasMessageNotContaining("wrong\"");
    }
}
