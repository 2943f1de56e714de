package health.tributary.normalizer.normalize.draft;

import java.util.Arrays;

/**
 * Writes the JSON text of slots straight into one buffer: no object tree. Objects and lists that stay empty vanish together
 * with their name, and so do empty texts, because FHIR knows neither (R4, section 2.6.2, "JSON representation"). Members come out in
 * the order in which they are written, which must be FHIR's; numbers as they are given.
 *
 * <p>One writer serves one message after another; it is not safe for use by several threads.
 */
public final class JsonWriter {
    private static final int USUAL_DEPTH = 8;
    private static final int USUAL_SLOT_CHARS = 1024;

    private char[] chars = new char[USUAL_SLOT_CHARS];
    private int length;
    /** Where each open object or list would be cut if it stays empty, and where its content begins. */
    private int[] cuts = new int[USUAL_DEPTH];

    private int[] contents = new int[USUAL_DEPTH];
    private int depth;

    /** Opens an object as the value of a name. */
    public JsonWriter object(String name) {
        int cut = length;
        name(name);
        append('{');
        return opened(cut);
    }

    /** Opens an object that is an item of a list or of a list slot. */
    public JsonWriter item() {
        int cut = length;
        comma();
        append('{');
        return opened(cut);
    }

    /** Opens a list as the value of a name. */
    public JsonWriter list(String name) {
        int cut = length;
        name(name);
        append('[');
        return opened(cut);
    }

    /** Closes what was opened last; if nothing was written into it, it was never there. */
    public JsonWriter close() {
        depth--;
        int content = contents[depth];
        if (length == content) {
            length = cuts[depth];
        } else {
            append(chars[content - 1] == '{' ? '}' : ']');
        }
        return this;
    }

    /** How much is written; for {@link #closeIfGrown}. */
    public int length() {
        return length;
    }

    /** Closes what was opened last, or cuts it off as a whole if it has not grown past
     * {@code before}: an extension that has its URL but no value. */
    public JsonWriter closeIfGrown(int before, int cut) {
        if (length > before) {
            return close();
        }
        depth--;
        length = cut;
        return this;
    }

    /** Cuts off all since {@code cut} unless something was written after {@code before}: constants that need a value beside them. */
    public JsonWriter keepIfGrown(int before, int cut) {
        if (length == before) {
            length = cut;
        }
        return this;
    }

    /** Whether nothing was written since the innermost open object or list was opened, or at all. */
    public boolean untouched() {
        return length == (depth == 0 ? 0 : contents[depth - 1]);
    }

    /** A text member; nothing if the text is blank. Control characters that FHIR forbids are dropped, blanks around too. */
    public JsonWriter text(String name, String value) {
        int cut = length;
        int from = first(value);
        if (from < value.length()) {
            name(name);
            quoted(value, from, cut);
        }
        return this;
    }

    /** A text item of a list; nothing if the text is blank. */
    public JsonWriter textItem(String value) {
        int cut = length;
        int from = first(value);
        if (from < value.length()) {
            comma();
            quoted(value, from, cut);
        }
        return this;
    }

    /** A member whose value is a code: inner white space becomes single blanks (R4, section 2.24.0.1, {@code code}). */
    public JsonWriter code(String name, String value) {
        return text(name, singleSpaced(value));
    }

    /** A member whose value is JSON text already: a number as it was written, {@code true}, a constant. */
    public JsonWriter raw(String name, String json) {
        name(name);
        append(json, 0, json.length());
        return this;
    }

    /** JSON text that is one or more whole members or items, such as a constant coding. */
    public JsonWriter raw(String json) {
        comma();
        append(json, 0, json.length());
        return this;
    }

    /** A string member whose value needs no escape and is never blank, such as an id or a date. */
    public JsonWriter plain(String name, CharSequence value) {
        name(name);
        append('"');
        append(value.toString(), 0, value.length());
        append('"');
        return this;
    }

    /** The text written since the last call, or null if there is none; the writer is then as new. */
    public String take() {
        if (depth != 0) {
            throw new IllegalStateException("an object or list is still open");
        }
        if (length == 0) {
            return null;
        }
        String json = new String(chars, 0, length);
        length = 0;
        return json;
    }

    /** Forgets whatever was written, also what is open. */
    public void reset() {
        depth = 0;
        length = 0;
    }

    private JsonWriter opened(int cut) {
        if (depth == cuts.length) {
            cuts = Arrays.copyOf(cuts, depth * 2);
            contents = Arrays.copyOf(contents, depth * 2);
        }
        cuts[depth] = cut;
        contents[depth] = length;
        depth++;
        return this;
    }

    private void append(char c) {
        room(1);
        chars[length++] = c;
    }

    private void append(String text, int from, int to) {
        if (from < to) {
            room(to - from);
            text.getChars(from, to, chars, length);
            length += to - from;
        }
    }

    private void room(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }

    private void name(String name) {
        comma();
        int size = name.length();
        room(size + 3);
        chars[length] = '"';
        name.getChars(0, size, chars, length + 1);
        length += size + 1;
        chars[length++] = '"';
        chars[length++] = ':';
    }

    // A comma belongs before whatever is not first in its object, list or slot. Texts end in a quote, so that a brace
    // at the
    // end of the buffer is always one that was opened.
    private void comma() {
        if (length > 0) {
            char last = chars[length - 1];
            if (last != '{' && last != '[') {
                append(',');
            }
        }
    }

    /** Writes a text in quotes; if nothing of it may stand, all since {@code cut} goes. */
    private void quoted(String value, int from, int cut) {
        int to = last(value);
        append('"');
        int begin = length;
        int clean = from;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x7F) {
                int skip = special(value, i, c, clean);
                if (skip > 0) {
                    i += skip - 1;
                    clean = i + 1;
                }
            }
        }
        append(value, clean, to);
        if (length == begin) {
            length = cut;
        } else {
            append('"');
        }
    }

    /** Handles a character that may not stand as it is; 0 if it may, else how many characters were dealt with. */
    private int special(String value, int i, char c, int clean) {
        if (c >= 0x7F && wellFormed(value, i, c)) {
            return 0;
        }
        append(value, clean, i);
        switch (c) {
            case '"', '\\' -> append("\\" + c, 0, 2);
            case '\n' -> append("\\n", 0, 2);
            case '\r' -> append("\\r", 0, 2);
            case '\t' -> append("\\t", 0, 2);
            default -> {
                if (Character.isSurrogate(c)) {
                    append("\\ufffd", 0, 6);
                }
            }
        }
        return 1;
    }

    /** C1 controls and DEL are dropped, as are non-characters that XML can't carry; a lone surrogate is replaced. */
    private static boolean wellFormed(String value, int i, char c) {
        if (c <= 0x9F || c == 0xFFFE || c == 0xFFFF) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
        }
        return !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(value.charAt(i - 1)));
    }

    private static int first(String value) {
        int from = 0;
        while (from < value.length() && blank(value.charAt(from))) {
            from++;
        }
        return from;
    }

    private static int last(String value) {
        int to = value.length();
        while (to > 0 && blank(value.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == 0x7F || c == 0xA0 || (c > 0xA0 && Character.isWhitespace(c));
    }

    private static String singleSpaced(String value) {
        StringBuilder spaced = null;
        boolean blankBefore = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blank = blank(c);
            if (blank && (blankBefore || c != ' ') && spaced == null) {
                spaced = new StringBuilder(value.length()).append(value, 0, i);
            }
            if (spaced != null && !(blank && blankBefore)) {
                spaced.append(blank ? ' ' : c);
            }
            blankBefore = blank;
        }
        return spaced == null ? value : spaced.toString();
    }
}
