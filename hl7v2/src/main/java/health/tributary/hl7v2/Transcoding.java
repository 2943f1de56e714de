package health.tributary.hl7v2;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Copies text into UTF-8, where delimiters can be found byte by byte. */
final class Transcoding {
    private static final int BUFFER_CHARACTERS = 1024;

    private Transcoding() {}

    /** The copy; what the character set does not have becomes U+FFFD. */
    static byte[] toUtf8(byte[] bytes, int from, int to, Charset charset) {
        return new String(bytes, from, to - from, charset).getBytes(StandardCharsets.UTF_8);
    }

    static boolean lossless(byte[] bytes, int from, int to, Charset charset) {
        return firstInvalid(bytes, from, to, strict(charset)) < 0;
    }

    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The first byte that the decoder cannot read, or -1. */
    static int firstInvalid(byte[] bytes, int from, int to, CharsetDecoder decoder) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(Math.min(BUFFER_CHARACTERS, to - from + 2));
        decoder.reset();
        while (true) {
            out.clear();
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
        }
    }
}
