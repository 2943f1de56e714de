package health.tributary.normalizer.stream;

import java.util.Map;

/**
 * A record to be published.
 *
 * @param topic where
 * @param key the record's key
 * @param headers in the order in which they are written
 * @param value the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way: never compared, never changed
record Dispatch(String topic, byte[] key, Map<String, String> headers, byte[] value) {
    @Override
    public String toString() {
        return "Dispatch(" + topic + ", " + value.length + " bytes, redacted)";
    }
}
