package health.tributary.hl7v2;

import java.nio.charset.Charset;

/**
 * The character set of a message: what the sender used, and what the bytes are in that the reader works on, which differs
 * only where they had to be copied into UTF-8.
 */
record CharacterSet(Charset ofSender, Charset ofContent) {
    boolean transcoded() {
        return !ofSender.equals(ofContent);
    }
}
