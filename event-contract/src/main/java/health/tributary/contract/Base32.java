package health.tributary.contract;

import java.nio.charset.StandardCharsets;

/** Lower-case base32 (RFC 4648 alphabet, no padding): short, and valid in FHIR ids, URLs and Kafka keys. */
final class Base32 {
    /** Characters of an id: 160 bits in base32. */
    static final int ID_CHARS = 32;

    private static final byte[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);

    private Base32() {}

    /** The first 160 bits of a digest, as 32 characters. */
    @SuppressWarnings(
            "deprecation") // new String(bytes, hibyte) copies ASCII without decoding: ids are made for every entry
    static String id(byte[] digest) {
        byte[] out = new byte[ID_CHARS];
        for (int block = 0; block < 4; block++) {
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = (bits << 8) | (digest[block * 5 + i] & 0xFF);
            }
            for (int i = 7; i >= 0; i--) {
                out[block * 8 + i] = ALPHABET[(int) (bits & 31)];
                bits >>>= 5;
            }
        }
        return new String(out, 0);
    }

    /** The id itself, or an exception that names the kind of id but not the text, which may be anything. */
    static String checked(String kind, String value) {
        if (value == null || value.length() != ID_CHARS) {
            throw new IllegalArgumentException(kind + " must have " + ID_CHARS + " characters");
        }
        for (int i = 0; i < ID_CHARS; i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '2' && c <= '7')) {
                throw new IllegalArgumentException(kind + " has a character that is not base32 at " + i);
            }
        }
        return value;
    }
}
