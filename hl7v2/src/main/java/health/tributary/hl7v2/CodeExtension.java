package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A character set that an escape sequence switches to inside of a value (chapter 2, section 2.7.4): {@code \Cxxyy\} and
 * {@code \Mxxyyzz\} name it by what ISO 2022 writes behind its escape character. It lasts until the next such sequence or the
 * value's end.
 */
final class CodeExtension {
    private static final char ISO_2022_ESCAPE = 0x1B;
    private static final Map<String, CodeExtension> BY_SEQUENCE = bySequence();

    private final Charset charset;
    /** What a decoder of a stateful set must see first. */
    private final byte[] lead;

    private CodeExtension(Charset charset, byte[] lead) {
        this.charset = charset;
        this.lead = lead;
    }

    /** The set of a sequence such as {@code C2D41}; empty if it is none that is known. */
    static Optional<CodeExtension> of(String sequence) {
        return Optional.ofNullable(BY_SEQUENCE.get(sequence));
    }

    String decode(byte[] bytes, int start, int end) {
        if (lead.length == 0) {
            return new String(bytes, start, end - start, charset);
        }
        byte[] led = Arrays.copyOf(lead, lead.length + end - start);
        System.arraycopy(bytes, start, led, lead.length, end - start);
        return new String(led, charset);
    }

    private static Map<String, CodeExtension> bySequence() {
        Map<String, CodeExtension> sets = new HashMap<>();
        put(sets, "C2842", "US-ASCII", "");
        put(sets, "C2D41", "ISO-8859-1", "");
        put(sets, "C2D42", "ISO-8859-2", "");
        put(sets, "C2D43", "ISO-8859-3", "");
        put(sets, "C2D44", "ISO-8859-4", "");
        put(sets, "C2D4C", "ISO-8859-5", "");
        put(sets, "C2D47", "ISO-8859-6", "");
        put(sets, "C2D46", "ISO-8859-7", "");
        put(sets, "C2D48", "ISO-8859-8", "");
        put(sets, "C2D4D", "ISO-8859-9", "");
        put(sets, "C284A", "JIS_X0201", "");
        put(sets, "C2949", "JIS_X0201", "");
        put(sets, "M2440", "ISO-2022-JP", "$@");
        put(sets, "M2442", "ISO-2022-JP", "$B");
        put(sets, "M242844", "ISO-2022-JP-2", "$(D");
        put(sets, "M242941", "GB2312", "");
        put(sets, "M242943", "EUC-KR", "");
        return Map.copyOf(sets);
    }

    private static void put(Map<String, CodeExtension> sets, String sequence, String charset, String designator) {
        if (Charset.isSupported(charset)) {
            String lead = designator.isEmpty() ? "" : ISO_2022_ESCAPE + designator;
            sets.put(sequence, new CodeExtension(Charset.forName(charset), lead.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
