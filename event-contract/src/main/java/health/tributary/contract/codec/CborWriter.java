package health.tributary.contract.codec;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes one record as a CBOR array (RFC 8949) of values in a fixed order: straight into one buffer, because every entry of
 * every message passes here. The bytes are those that Jackson's generator writes, which wrote the first records: shortest
 * forms, arrays of known length, texts of more than {@value #MAX_WHOLE_CHARS} characters in chunks.
 */
final class CborWriter {
    static final CBORFactory FACTORY = CBORFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** The most characters of a text, or of a chunk of one, in one piece. */
    static final int MAX_WHOLE_CHARS = 3_996;

    private static final long MICROS = 1_000_000;
    private static final int UNSIGNED = 0x00;
    private static final int NEGATIVE = 0x20;
    private static final int TEXT = 0x60;
    private static final int ARRAY = 0x80;
    private static final byte FALSE = (byte) 0xF4;
    private static final byte TRUE = (byte) 0xF5;
    private static final byte NULL = (byte) 0xF6;
    private static final byte CHUNKED_TEXT = (byte) 0x7F;
    private static final byte BREAK = (byte) 0xFF;
    private static final int MAX_HEAD_BYTES = 9;

    private byte[] bytes;
    private int length;

    CborWriter(int expectedBytes) {
        this.bytes = new byte[Math.max(expectedBytes, MAX_HEAD_BYTES)];
    }

    CborWriter array(int size) {
        return head(ARRAY, size);
    }

    /** Ends an array. Its length went before it: there is nothing to write, but the code that writes reads as what is written. */
    CborWriter end() {
        return this;
    }

    CborWriter number(long value) {
        return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, ~value);
    }

    CborWriter flag(boolean value) {
        return one(value ? TRUE : FALSE);
    }

    CborWriter text(String value) {
        if (value.length() <= MAX_WHOLE_CHARS) {
            return piece(value);
        }
        one(CHUNKED_TEXT);
        int from = 0;
        while (value.length() - from > MAX_WHOLE_CHARS) {
            int to = from + MAX_WHOLE_CHARS;
            to = Character.isHighSurrogate(value.charAt(to - 1)) ? to - 1 : to;
            piece(value.substring(from, to));
            from = to;
        }
        return piece(value.substring(from)).one(BREAK);
    }

    CborWriter textOrNull(String value) {
        return value == null ? one(NULL) : text(value);
    }

    /** Microseconds since the epoch: HL7 v2 knows four decimals of a second. */
    CborWriter time(Instant value) {
        return number(Math.addExact(Math.multiplyExact(value.getEpochSecond(), MICROS), value.getNano() / 1_000));
    }

    CborWriter timeOrNull(Optional<Instant> value) {
        return value.isPresent() ? time(value.get()) : one(NULL);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private CborWriter piece(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    private CborWriter one(byte value) {
        room(1);
        bytes[length++] = value;
        return this;
    }

    /** The head of a data item: its major type with its argument in the shortest form (RFC 8949, section 3). */
    private CborWriter head(int type, long argument) {
        room(MAX_HEAD_BYTES);
        if (argument < 24) {
            bytes[length++] = (byte) (type | (int) argument);
            return this;
        }
        int width = argument <= 0xFF ? 1 : argument <= 0xFFFF ? 2 : argument <= 0xFFFF_FFFFL ? 4 : 8;
        bytes[length++] = (byte) (type | 24 + Integer.numberOfTrailingZeros(width));
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (argument >>> shift);
        }
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
