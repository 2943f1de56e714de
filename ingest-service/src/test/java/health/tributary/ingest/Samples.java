package health.tributary.ingest;

import health.tributary.contract.IdKey;
import health.tributary.contract.feed.FeedRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Synthetic messages and feeds. */
public final class Samples {
    public static final IdKey KEY = IdKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    public static final Instant NOW = Instant.parse("2026-03-01T10:15:30.250Z");
    public static final String CLINIC_KEY = "clinic-secret";

    /**
     * Feeds that are matched by their facility; nobody else is known. {@code clinic} and {@code hasty} have a key, {@code vault} asks
     * for a client certificate, {@code slow} and {@code hasty} may send 20 messages a second.
     */
    public static final String FEEDS = """
            {"feeds": [
              {"name": "north", "match": {"sendingFacility": "NORTH"},
               "authorities": [{"raw": ["MRN"], "namespace": "north"}, {"raw": ["REGION"], "namespace": "region"}],
               "subject": {"authorities": ["north"]}},
              {"name": "clinic", "match": {"sendingFacility": "CLINIC"}, "charset": "ISO-8859-1",
               "keySha256": "%s"},
              {"name": "history", "match": {"sendingFacility": "OLD"}, "backfill": true},
              {"name": "vault", "match": {"sendingFacility": "VAULT"}, "clientCertificates": ["CN=engine, O=Vault"]},
              {"name": "slow", "match": {"sendingFacility": "SLOW"}, "messagesPerSecond": 20},
              {"name": "hasty", "messagesPerSecond": 20, "keySha256": "%s"}
            ]}
            """.formatted(sha256(CLINIC_KEY), sha256(CLINIC_KEY));

    public static final FeedRegistry REGISTRY = FeedRegistry.read(FEEDS);

    private Samples() {}

    /** An admission from {@code NORTH} of a patient with a number. */
    public static String admission(String controlId, String mrn) {
        return message("NORTH", controlId, "", "PID|1||" + mrn + "^^^MRN^MR||EVERYWOMAN^EVE");
    }

    /** A message. {@code modes} is MSH-15 and MSH-16, with the bar between. */
    public static String message(String facility, String controlId, String modes, String segments) {
        return "MSH|^~\\&|ADT|" + facility + "|HUB|NET|20260301101530||ADT^A01^ADT_A01|" + controlId + "|P|2.5|||"
                + modes + "\rEVN|A01|20260301101500\r" + segments + "\r";
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** In an MLLP block. */
    public static byte[] framed(String content) {
        return bytes("\u000b" + content + "\u001c\r");
    }

    /** A configuration of these properties and otherwise the defaults. */
    public static IngestConfiguration configuration(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(IngestConfiguration.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(IngestConfiguration.class);
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(key)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
