package health.tributary.embedded.launch;

import health.tributary.contract.IdKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes what a deployment would be given: folders, keys, the feed registry. What is there already stays as it is. */
final class Provisioning {
    private static final int TOKEN_KEY_BITS = 2_048;
    private static final int FEED_KEY_BYTES = 24;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final DataFolder folder;
    private final SecureRandom random = new SecureRandom();

    Provisioning(DataFolder folder) {
        this.folder = folder;
    }

    /** Makes what is missing. */
    void provide() throws LaunchException {
        try {
            Files.createDirectories(folder.root(), PRIVATE_FOLDER);
            for (String name : new String[] {"keys/feeds", "logs", "run", "capture"}) {
                Files.createDirectories(folder.root().resolve(name), PRIVATE_FOLDER);
            }
            if (Files.notExists(folder.idKey())) {
                write(folder.idKey(), Base64.getEncoder().encodeToString(bytes(IdKey.MIN_KEY_BYTES)) + "\n");
            }
            if (Files.notExists(folder.tokenPrivateKey()) || Files.notExists(folder.tokenPublicKey())) {
                tokenKeys();
            }
            feeds();
        } catch (IOException e) {
            throw new LaunchException(
                    "The data folder " + folder.root() + " cannot be written; name another one in TRIBUTARY_DATA.");
        }
    }

    private void tokenKeys() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(TOKEN_KEY_BITS, random);
            KeyPair pair = generator.generateKeyPair();
            Files.deleteIfExists(folder.tokenPrivateKey());
            Files.deleteIfExists(folder.tokenPublicKey());
            write(folder.tokenPrivateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            write(folder.tokenPublicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private void feeds() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String feed : LocalFeeds.NAMES) {
            Path file = folder.feedKey(feed);
            if (Files.notExists(file)) {
                write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(FEED_KEY_BYTES)) + "\n");
            }
            hashes.put(feed, sha256(Files.readString(file).strip()));
        }
        if (Files.notExists(folder.feeds())) {
            write(folder.feeds(), LocalFeeds.json(hashes));
        }
    }

    static String sha256(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PRIVATE_FILE);
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
