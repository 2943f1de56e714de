package health.tributary.embedded.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position that Debezium has committed, read from the file of its FileOffsetBackingStore (a serialized map of bytes
 * to bytes; the value is JSON with {@code resume_token}, the token's document in base64, or {@code sec} and {@code ord} before the first event). The
 * file is the only sound source: what a cursor has been given is not what its reader has committed.
 */
final class ConnectorOffsets {
    private static final Pattern TOKEN = Pattern.compile("\"resume_token\"\\s*:\\s*\"([A-Za-z0-9+/=]+)\"");
    private static final Pattern SECONDS = Pattern.compile("\"sec\"\\s*:\\s*(\\d{1,10})");
    private static final Pattern ORDINAL = Pattern.compile("\"ord\"\\s*:\\s*(\\d{1,10})");
    private static final ObjectInputFilter BYTES_ONLY =
            ObjectInputFilter.Config.createFilter("maxbytes=1048576;java.base/*;!*");

    private ConnectorOffsets() {}

    /** The oldest position in the file; empty if there is none, which is so before the connector first ran. */
    static OptionalLong committed(Path file) throws IOException {
        if (file == null || !Files.exists(file) || Files.size(file) == 0) {
            return OptionalLong.empty();
        }
        try (InputStream bytes = Files.newInputStream(file);
                ObjectInputStream in = new ObjectInputStream(bytes)) {
            in.setObjectInputFilter(BYTES_ONLY);
            long oldest = Long.MAX_VALUE;
            if (!(in.readObject() instanceof Map<?, ?> offsets)) {
                throw new IOException("it holds no map");
            }
            for (Object value : offsets.values()) {
                if (value instanceof byte[] json) {
                    oldest = Math.min(oldest, position(new String(json, StandardCharsets.UTF_8)));
                }
            }
            return oldest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(oldest);
        } catch (ClassNotFoundException | RuntimeException e) {
            throw new IOException("it can not be read as Debezium's offsets", e);
        }
    }

    /** Unknown text counts as the very beginning: rather keep all history than lose some. */
    static long position(String json) {
        Matcher token = TOKEN.matcher(json);
        if (token.find()) {
            byte[] document = Base64.getDecoder().decode(token.group(1));
            return Event.timeOf(Bson.copyOf(document, 0).decode());
        }
        Matcher seconds = SECONDS.matcher(json);
        if (seconds.find()) {
            Matcher ordinal = ORDINAL.matcher(json);
            long increment = ordinal.find() ? Long.parseLong(ordinal.group(1)) : 0;
            return Math.max(0, (Long.parseLong(seconds.group(1)) << 32 | increment) - 1);
        }
        return 0;
    }
}
