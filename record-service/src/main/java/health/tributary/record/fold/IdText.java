package health.tributary.record.fold;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ids as bytes and back: 32 characters of lower-case base32 (RFC 4648 alphabet) are 20 bytes. */
public final class IdText {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final byte[] VALUES = values();
    private static final int BITS = 5;

    private IdText() {}

    /** The bytes of an id. */
    public static byte[] bytes(String id) {
        byte[] out = new byte[id.length() * BITS / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < id.length(); i++) {
            buffer = (buffer << BITS) | VALUES[id.charAt(i)];
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                out[at++] = (byte) (buffer >>> bits);
            }
        }
        return out;
    }

    /** The first characters of these bytes' base32; there must be bytes enough. */
    public static String text(byte[] bytes, int characters) {
        byte[] out = new byte[characters];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < characters; i++) {
            if (bits < BITS) {
                buffer = (buffer << 8) | (bytes[at++] & 0xFF);
                bits += 8;
            }
            bits -= BITS;
            out[i] = (byte) ALPHABET.charAt((buffer >>> bits) & 31);
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) 0);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
