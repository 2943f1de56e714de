package health.tributary.device;

import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What names a sample: the point's own id, or, where it has none, what it says. */
final class Sources {
    private static final int HASH_BYTES = 16;

    private Sources() {}

    /**
     * The source of a sample. The same point sent again has the same; so has one without an id that says the same of the same
     * metric and time, however it is written.
     */
    static String of(PointDraft point, Metric metric, TimeFrame time, List<BigDecimal> values, int index) {
        if (!point.id.isBlank()) {
            String id = point.series ? point.id + '#' + index : point.id;
            return id.length() <= Sample.MAX_SOURCE_CHARS ? id : hash(id);
        }
        StringBuilder said = new StringBuilder(metric.code())
                .append('|')
                .append(time.start())
                .append('|')
                .append(time.length());
        for (BigDecimal value : values) {
            said.append('|').append(value.stripTrailingZeros().toPlainString());
        }
        return hash(said.toString());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
