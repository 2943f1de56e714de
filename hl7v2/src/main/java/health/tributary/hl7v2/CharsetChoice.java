package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Which character set a message is in: what MSH-18 says where that can be, else the feed's default. */
final class CharsetChoice {
    private static final int CHARACTER_SET_FIELD = 18;
    private static final int ESCAPE = 0x1B;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<Charset> WESTERN =
            Set.of(StandardCharsets.ISO_8859_1, Charset.forName("ISO-8859-15"), WINDOWS);
    private static final Location PLACE = Location.of("MSH", CHARACTER_SET_FIELD);

    private CharsetChoice() {}

    static Charset choose(
            byte[] bytes,
            int start,
            int lineEnd,
            int to,
            Delimiters delimiters,
            Charset defaultCharset,
            WarningLog warnings) {
        int field = Scan.pieceStart(bytes, delimiters.field(), start, lineEnd, CHARACTER_SET_FIELD);
        int fieldEnd = field < 0 ? field : Scan.pieceEnd(bytes, delimiters.field(), field, lineEnd);
        if (field == fieldEnd) {
            return narrow(marked(bytes, start) ? StandardCharsets.UTF_8 : defaultCharset);
        }
        String name = firstNamed(bytes, field, fieldEnd, Delimiters.asByte(delimiters.repetition()));
        Optional<Charset> named = CharacterSetNames.find(name);
        if (named.isEmpty()) {
            warnings.add(Repair.UNKNOWN_CHARACTER_SET, PLACE);
            return narrow(defaultCharset);
        }
        if (CharacterSetNames.wide(named.get())) {
            // Bytes that are so written were found before: these are not.
            warnings.add(Repair.CHARACTER_SET_CONTRADICTED, PLACE);
            return StandardCharsets.UTF_8;
        }
        if (named.get().equals(StandardCharsets.US_ASCII) && !ascii(bytes, start, to)) {
            // A wider set reads all that ASCII has, and the rest too.
            warnings.add(Repair.CHARACTER_SET_CONTRADICTED, PLACE);
            return narrow(defaultCharset);
        }
        Charset found = western(named.get(), bytes, start, to);
        if (!found.equals(named.get())) {
            warnings.add(Repair.CHARACTER_SET_CONTRADICTED, PLACE);
        }
        return found;
    }

    /**
     * Senders that name ISO 8859-1 often mean what their system writes: characters in UTF-8, all of which are well formed, or those that
     * Windows has where ISO 8859-1 has controls.
     */
    private static Charset western(Charset named, byte[] bytes, int start, int to) {
        if (!WESTERN.contains(named)) {
            return named;
        }
        boolean characters = false;
        boolean controls = false;
        boolean wellFormed = true;
        for (int i = start; i < to; i++) {
            if (bytes[i] < 0) {
                controls |= bytes[i] < (byte) 0xA0;
                int length = wellFormed ? characterLength(bytes, i, to) : 1;
                wellFormed &= length > 1;
                characters |= length > 1;
                i += length - 1;
            }
        }
        if (characters && wellFormed) {
            return StandardCharsets.UTF_8;
        }
        return controls && named.equals(StandardCharsets.ISO_8859_1) ? WINDOWS : named;
    }

    /** How many bytes a character of UTF-8 beyond ASCII takes here; 1 if there is none. */
    private static int characterLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > to) {
            return 1;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 1;
            }
        }
        return length;
    }

    /** Whether characters may hide delimiters in their bytes, so that only a copy in UTF-8 can be split. */
    static boolean mustTranscode(byte[] bytes, int start, int to, Charset charset) {
        if (CharacterSetNames.findsDelimitersInBytes(charset)) {
            return false;
        }
        return !ascii(bytes, start, to) || Scan.indexOf(bytes, ESCAPE, start, to) >= 0;
    }

    /**
     * The first repetition names the message's character set; where it is left out the set is ASCII and later ones say
     * which sets escape sequences switch to (section 2.14.9.18), which the reader of such a set handles.
     */
    private static String firstNamed(byte[] bytes, int from, int to, int repetition) {
        int at = from;
        while (at < to - 1 && bytes[at] == repetition) {
            at++;
        }
        int end = Scan.pieceEnd(bytes, repetition, at, to);
        return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }

    private static boolean marked(byte[] bytes, int start) {
        return start >= 3
                && bytes[start - 3] == (byte) 0xEF
                && bytes[start - 2] == (byte) 0xBB
                && bytes[start - 1] == (byte) 0xBF;
    }

    /** A feed whose default is UTF-16 sent bytes that are not. */
    private static Charset narrow(Charset charset) {
        return CharacterSetNames.wide(charset) ? StandardCharsets.UTF_8 : charset;
    }

    private static boolean ascii(byte[] bytes, int start, int to) {
        int high = 0;
        for (int i = start; i < to; i++) {
            high |= bytes[i];
        }
        return high >= 0;
    }
}
