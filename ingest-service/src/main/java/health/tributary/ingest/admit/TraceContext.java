package health.tributary.ingest.admit;

import health.tributary.contract.MessageId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The W3C Trace Context (Level 1, section 3.2) of the door's span. Its ids come from the message, not from chance, so that a
 * message has one trace however often it is sent.
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final int SPAN_FROM = 12;
    private static final HexFormat HEX = HexFormat.of();

    /** The context of a message that continues the sender's trace if that is valid, else begins one. */
    public static TraceContext of(MessageId id, Optional<String> senders, double ratio) {
        byte[] bits = bits(id.value());
        String spanId = HEX.formatHex(bits, SPAN_FROM, SPAN_FROM + SPAN_BYTES);
        return senders.flatMap(TraceContext::parse)
                .map(parent -> new TraceContext(parent.traceId, spanId, parent.sampled))
                .orElseGet(() -> new TraceContext(HEX.formatHex(bits, 0, TRACE_BYTES), spanId, sampled(bits, ratio)));
    }

    /** Reads a {@code traceparent}; empty if it is none, in which case the standard has it ignored. */
    public static Optional<TraceContext> parse(String traceparent) {
        if (!TRACEPARENT.matcher(traceparent).matches()) {
            return Optional.empty();
        }
        boolean sampled = (Character.digit(traceparent.charAt(54), 16) & 1) == 1;
        return Optional.of(new TraceContext(traceparent.substring(3, 35), traceparent.substring(36, 52), sampled));
    }

    /** As the header has it. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /** The rule of OpenTelemetry's TraceIdRatioBased sampler, so that all who sample by ratio agree. */
    private static boolean sampled(byte[] bits, double ratio) {
        long low = 0;
        for (int i = TRACE_BYTES - Long.BYTES; i < TRACE_BYTES; i++) {
            low = (low << 8) | (bits[i] & 0xFF);
        }
        return ratio >= 1 || (low & Long.MAX_VALUE) < (long) (ratio * Long.MAX_VALUE);
    }

    /** The 160 bits of an id: base32 with the alphabet a-z 2-7. */
    private static byte[] bits(String id) {
        byte[] bits = new byte[id.length() * 5 / 8];
        int held = 0;
        int heldBits = 0;
        int at = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            held = ((held << 5) | (c >= 'a' ? c - 'a' : c - '2' + 26)) & 0xFFF;
            heldBits += 5;
            if (heldBits >= 8) {
                heldBits -= 8;
                bits[at++] = (byte) (held >> heldBits);
            }
        }
        return bits;
    }
}
