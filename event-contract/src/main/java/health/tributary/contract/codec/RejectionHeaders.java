package health.tributary.contract.codec;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What a record in {@code tributary.rejects} says beyond its envelope: why, where, and by which rule. */
public final class RejectionHeaders {
    private static final String REASON = "ce_rejectreason";
    private static final String PLACE = "ce_rejectplace";
    private static final String RULE = "ce_rejectrule";

    private RejectionHeaders() {}

    /** The headers of a rejection, to be added to the envelope's. */
    public static Map<String, String> write(Rejection rejection) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(REASON, rejection.reason().code());
        headers.put(PLACE, rejection.place());
        headers.put(RULE, rejection.rule());
        return headers;
    }

    /** The rejection of a record, or a {@link MalformedRecord}. */
    public static Rejection read(Function<String, byte[]> header) {
        Reason reason = EnvelopeHeaders.optional(header, REASON)
                .flatMap(Reason::of)
                .orElseThrow(() -> new MalformedRecord("rejection is malformed at " + REASON));
        return new Rejection(
                reason,
                EnvelopeHeaders.optional(header, PLACE).orElse(""),
                EnvelopeHeaders.optional(header, RULE).orElse(""));
    }
}
