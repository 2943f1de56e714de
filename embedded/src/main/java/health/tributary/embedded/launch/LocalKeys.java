package health.tributary.embedded.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The secrets of a local instance, made once and then never touched: another id key would make other subjects of all patients.
 */
public final class LocalKeys {
    private static final int ID_KEY_BYTES = 32;
    private static final int FEED_KEY_BYTES = 24;
    private static final int RSA_BITS = 2048;
    private static final int PEM_LINE_CHARACTERS = 64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LocalKeys() {}

    /** Makes what is missing: id key, token key pair, one key for each default feed, the feed registry. */
    static void ensure(DataFolder folder) {
        SecureRandom random = new SecureRandom();
        if (!Files.exists(folder.idKey())) {
            DataFolder.write(folder.idKey(), Base64.getEncoder().encodeToString(bytes(random, ID_KEY_BYTES)) + "\n");
        }
        if (!Files.exists(folder.tokenPrivateKey())) {
            KeyPair pair = rsa(random);
            // The public key first: where the private one is, both are.
            DataFolder.write(
                    folder.tokenPublicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            DataFolder.write(
                    folder.tokenPrivateKey(),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
        if (!Files.exists(folder.feeds())) {
            Map<String, String> digests = new LinkedHashMap<>();
            for (String feed : DefaultFeeds.NAMES) {
                digests.put(feed, sha256(feedKey(folder.feedKey(feed), random)));
            }
            DataFolder.write(folder.feeds(), DefaultFeeds.json(digests));
        }
    }

    /**
     * Gives an instance that has none yet a feed registry of another's making, with a fresh key for each feed in place of those
     * whose digests it has.
     *
     * @param registry the registry's JSON text
     */
    public static void lay(DataFolder folder, String registry) throws LaunchException, IOException {
        folder.prepare();
        SecureRandom random = new SecureRandom();
        JsonNode root = JSON.readTree(registry);
        for (JsonNode feed : root.path("feeds")) {
            String digest = sha256(feedKey(folder.feedKey(feed.path("name").asText()), random));
            ((ObjectNode) feed).put("keySha256", digest);
        }
        DataFolder.write(folder.feeds(), root.toPrettyString() + "\n");
    }

    private static String feedKey(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                DataFolder.write(
                        file,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, FEED_KEY_BYTES)) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static KeyPair rsa(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** RFC 7468. */
    private static String pem(String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE_CHARACTERS, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
