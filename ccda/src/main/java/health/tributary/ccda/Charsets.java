package health.tributary.ccda;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** In which charset a document is (XML 1.0, appendix F): by its byte order mark, else by how it begins, else by its declaration, else UTF-8. */
final class Charsets {
    /** An XML declaration is no longer; it stands in ASCII in all charsets but those of UTF-16. */
    private static final int HEAD_BYTES = 256;

    private Charsets() {}

    /** The charset; null if the declaration names one that is not known. */
    static Charset of(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(body, 0xFF, 0xFE) || startsWith(body, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(body, 0, Math.min(body.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        return declared(head.stripLeading());
    }

    // What is not in UTF-16 and says that it is, is what a database made of it: UTF-8.
    private static Charset declared(String head) {
        String name = head.startsWith("<?xml") ? name(head.substring(0, end(head))) : "";
        if (name.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(name);
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static int end(String head) {
        int end = head.indexOf("?>");
        return end < 0 ? head.length() : end;
    }

    private static String name(String declaration) {
        int at = declaration.indexOf("encoding");
        int from = at < 0 ? -1 : at + "encoding".length();
        while (from >= 0
                && from < declaration.length()
                && (declaration.charAt(from) <= ' ' || declaration.charAt(from) == '=')) {
            from++;
        }
        if (from < 0 || from >= declaration.length()) {
            return "";
        }
        int to = declaration.indexOf(declaration.charAt(from), from + 1);
        return to < 0 ? "" : declaration.substring(from + 1, to);
    }

    private static boolean startsWith(byte[] body, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
