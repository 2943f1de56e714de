package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** Escape sequences (HL7 v2, chapter 2, section 2.7). Reads one value. */
final class Escapes {
    /** Bounds what one formatting command may add: {@code \.sp99999999\} is no reason to run out of memory. */
    private static final int MAX_REPEATED = 200;

    private final Message message;
    private final Delimiters delimiters;
    private final Charset hexCharset;
    /** The set that a sequence has switched to; empty while it is the message's own. */
    private Optional<CodeExtension> extension = Optional.empty();

    Escapes(Message message, Delimiters delimiters, Charset hexCharset) {
        this.message = message;
        this.delimiters = delimiters;
        this.hexCharset = hexCharset;
    }

    /**
     * The text of a range. Sequences that are unknown, or that nothing closes, stay as they are written: the sender
     * most likely did not mean any.
     */
    String unescape(int start, int end) {
        byte[] bytes = message.bytes;
        int escape = delimiters.escape();
        StringBuilder text = new StringBuilder(end - start);
        int done = start;
        int open = Scan.indexOf(bytes, escape, start, end);
        while (open >= 0) {
            int close = Scan.indexOf(bytes, escape, open + 1, end);
            if (close < 0) {
                break;
            }
            text.append(run(done, open));
            if (append(text, open + 1, close)) {
                done = close + 1;
                open = Scan.indexOf(bytes, escape, done, end);
            } else {
                done = open;
                // Left as written, and what looked like its end may begin a sequence of its own.
                open = close;
            }
        }
        return text.append(run(done, end)).toString();
    }

    /** Bytes between two sequences. */
    private String run(int from, int to) {
        return extension.isEmpty() ? message.plain(from, to) : extension.get().decode(message.bytes, from, to);
    }

    /** Appends what the sequence between two escape characters means; false if it means nothing. */
    private boolean append(StringBuilder text, int from, int to) {
        byte[] bytes = message.bytes;
        int length = to - from;
        if (length == 0) {
            return false;
        }
        if (length == 1) {
            return appendSingle(text, bytes[from]);
        }
        return switch (bytes[from]) {
            case 'X' -> appendHex(text, from + 1, to);
            case '.' -> appendFormat(text, from + 1, to);
            case 'C', 'M' -> switchSet(from, to) || appendAsWritten(text, from, to);
            case 'Z' -> appendAsWritten(text, from, to);
            default -> false;
        };
    }

    private boolean appendSingle(StringBuilder text, byte letter) {
        char meant = switch (letter) {
            case 'F' -> delimiters.field();
            case 'S' -> delimiters.component();
            case 'T' -> delimiters.subcomponent() == Delimiters.NONE ? '&' : delimiters.subcomponent();
            case 'R' -> delimiters.repetition() == Delimiters.NONE ? '~' : delimiters.repetition();
            case 'E' -> delimiters.escape();
            case 'P' -> delimiters.truncation();
            default -> Delimiters.NONE;
        };
        if (meant != Delimiters.NONE) {
            text.append(meant);
        }
        // Highlighting has no place in plain text.
        return meant != Delimiters.NONE || letter == 'H' || letter == 'N';
    }

    private boolean appendHex(StringBuilder text, int from, int to) {
        int length = to - from;
        if (length % 2 != 0) {
            return false;
        }
        byte[] decoded = new byte[length / 2];
        for (int i = 0; i < decoded.length; i++) {
            int high = Character.digit(message.bytes[from + 2 * i], 16);
            int low = Character.digit(message.bytes[from + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            decoded[i] = (byte) (high << 4 | low);
        }
        text.append(new String(decoded, hexCharset));
        return true;
    }

    /** Formatting commands (section 2.7.6): line breaks and blanks are kept, layout is dropped. */
    private boolean appendFormat(StringBuilder text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        int count = count(from + 2, to);
        if (count < 0) {
            return false;
        }
        boolean bare = to - from == 2;
        String command = message.plain(from, from + 2);
        switch (command) {
            case "br", "ce" -> text.append('\n');
            case "sp" -> text.append("\n".repeat(bare ? 1 : count));
            case "sk" -> text.append(" ".repeat(bare ? 1 : count));
            case "fi", "nf", "in", "ti" -> {
                return true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The number behind a command, with its sign dropped and bounded; 0 if there is none, -1 if it is no number. */
    private int count(int from, int to) {
        int at = from < to && (message.bytes[from] == '+' || message.bytes[from] == '-') ? from + 1 : from;
        int count = 0;
        for (; at < to; at++) {
            int digit = message.bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            count = Math.min(MAX_REPEATED, count * 10 + digit);
        }
        return count;
    }

    /** A copy in UTF-8 has no bytes of another set left. */
    private boolean switchSet(int from, int to) {
        Optional<CodeExtension> named = message.transcoded()
                ? Optional.empty()
                : CodeExtension.of(message.plain(from, to).toUpperCase(Locale.ROOT));
        extension = named.or(() -> extension);
        return named.isPresent();
    }

    /** Character sets that nobody knows and local sequences are kept for whoever knows them. */
    private boolean appendAsWritten(StringBuilder text, int from, int to) {
        text.append(message.plain(from - 1, to + 1));
        return true;
    }

    /** Escapes a text for writing; line ends, which would end the segment, become hexadecimal. */
    static String escape(String text, Delimiters delimiters) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String letter = letter(c, delimiters);
            if (letter.isEmpty()) {
                escaped.append(c);
            } else if (delimiters.escape() == Delimiters.NONE) {
                escaped.append(' ');
            } else {
                escaped.append(delimiters.escape()).append(letter).append(delimiters.escape());
            }
        }
        return escaped.toString();
    }

    private static String letter(char c, Delimiters delimiters) {
        if (c < ' ') {
            return String.format("X%02X", (int) c);
        }
        if (c == delimiters.field()) {
            return "F";
        }
        if (c == delimiters.component()) {
            return "S";
        }
        if (c == delimiters.subcomponent()) {
            return "T";
        }
        if (c == delimiters.repetition()) {
            return "R";
        }
        if (c == delimiters.escape()) {
            return "E";
        }
        return c == delimiters.truncation() ? "P" : "";
    }
}
