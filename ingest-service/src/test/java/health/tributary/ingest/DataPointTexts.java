package health.tributary.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Synthetic data points as text. */
public final class DataPointTexts {
    private DataPointTexts() {}

    /** A pulse on 2026-03-01, long past for every clock of these tests. */
    public static String pulse(String user, int minute, String value) {
        return "{\"header\":{\"id\":\"" + user + "-" + minute + "\",\"user_id\":\"" + user + "\","
                + "\"schema_id\":{\"namespace\":\"omh\",\"name\":\"heart-rate\",\"version\":\"2.0\"}},"
                + "\"body\":{\"heart_rate\":{\"value\":" + value + ",\"unit\":\"beats/min\"},"
                + "\"effective_time_frame\":{\"date_time\":\"2026-03-01T0" + minute / 60 + ":"
                + (minute % 60 < 10 ? "0" : "") + minute % 60 + ":00Z\"}}}";
    }

    /** A body in gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
