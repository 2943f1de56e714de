package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of character sets in MSH-18: table 0211, and what senders write instead. */
final class CharacterSetNames {
    private static final String HEADER = "MSH|^~\\&";
    private static final Map<String, Charset> BY_NAME = byName();

    private CharacterSetNames() {}

    /** The character set of that name; empty if there is none, or none in which a header reads as ASCII. */
    static Optional<Charset> find(String name) {
        String letters = lettersAndDigits(name);
        Charset known = BY_NAME.get(letters);
        if (known != null) {
            return Optional.of(known);
        }
        return supported(name.strip()).filter(CharacterSetNames::writesHeadersAsAscii);
    }

    /** The name to write into MSH-18: that of table 0211 where it has one. */
    static String write(Charset charset) {
        String name = charset.name();
        if (name.startsWith("ISO-8859-")) {
            return "8859/" + name.substring("ISO-8859-".length());
        }
        return switch (name) {
            case "US-ASCII" -> "ASCII";
            case "UTF-8", "UTF-16", "UTF-32" -> "UNICODE " + name;
            case "UTF-16BE", "UTF-16LE" -> "UNICODE UTF-16";
            case "GB18030" -> "GB 18030-2000";
            case "EUC-KR" -> "KS X 1001";
            case "x-EUC-TW" -> "CNS 11643-1992";
            case "Big5" -> "BIG-5";
            case "ISO-2022-JP" -> "ISO IR87";
            default -> name;
        };
    }

    /** Whether bytes below 0x80 are always the ASCII characters, so that delimiters can be found byte by byte. */
    static boolean findsDelimitersInBytes(Charset charset) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        return name.equals("UTF-8")
                || name.equals("US-ASCII")
                || name.startsWith("ISO-8859-")
                || name.startsWith("WINDOWS-125")
                || name.startsWith("EUC-")
                || name.startsWith("X-EUC-")
                || name.startsWith("KOI8-")
                || name.equals("GB2312")
                || name.equals("TIS-620")
                || name.startsWith("JIS_X0201");
    }

    static boolean wide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static Map<String, Charset> byName() {
        Map<String, Charset> names = new HashMap<>();
        put(names, "UTF-8", "UNICODEUTF8", "UTF8", "UNICODE", "AL32UTF8", "ISO10646", "ISOIR192");
        put(names, "UTF-16", "UNICODEUTF16", "UTF16", "UCS2");
        put(names, "UTF-32", "UNICODEUTF32", "UTF32");
        put(names, "US-ASCII", "ASCII", "USASCII", "ISOIR6", "7BIT", "ANSIX34");
        for (int part = 1; part <= 16; part++) {
            put(names, "ISO-8859-" + part, "8859" + part, "ISO8859" + part, "ISO8859P" + part, "WE8ISO8859P" + part);
        }
        put(names, "ISO-8859-1", "LATIN1", "ISOLATIN1", "ISOIR100", "L1");
        // DICOM's names of the same sets.
        put(names, "ISO-8859-2", "LATIN2", "ISOIR101");
        put(names, "ISO-8859-3", "LATIN3", "ISOIR109");
        put(names, "ISO-8859-4", "LATIN4", "ISOIR110");
        put(names, "ISO-8859-5", "CYRILLIC", "ISOIR144");
        put(names, "ISO-8859-6", "ARABIC", "ISOIR127");
        put(names, "ISO-8859-7", "GREEK", "ISOIR126");
        put(names, "ISO-8859-8", "HEBREW", "ISOIR138");
        put(names, "ISO-8859-9", "LATIN5", "ISOIR148");
        put(names, "ISO-8859-15", "LATIN9", "ISOIR203");
        put(names, "windows-1252", "WINDOWS1252", "CP1252", "ANSI", "WE8MSWIN1252", "1252");
        put(names, "windows-1250", "WINDOWS1250", "CP1250", "1250");
        put(names, "windows-1251", "WINDOWS1251", "CP1251", "1251");
        put(names, "JIS_X0201", "ISOIR14", "JISX0201", "ISOIR13");
        put(names, "ISO-2022-JP", "ISOIR87", "JISX0208", "ISO2022JP");
        put(names, "ISO-2022-JP-2", "ISOIR159", "JISX0212", "ISO2022JP2");
        put(names, "GB18030", "GB180302000", "GB18030");
        put(names, "GB2312", "GB2312", "GB231280", "ISOIR58");
        put(names, "EUC-KR", "KSX1001", "KSC5601", "ISOIR149");
        put(names, "x-EUC-TW", "CNS116431992", "CNS11643");
        put(names, "Big5", "BIG5");
        put(names, "Shift_JIS", "SHIFTJIS", "SJIS");
        return Map.copyOf(names);
    }

    private static void put(Map<String, Charset> names, String charset, String... written) {
        supported(charset).ifPresent(found -> Arrays.stream(written).forEach(name -> names.put(name, found)));
    }

    private static String lettersAndDigits(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                kept.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
        }
        return kept.toString();
    }

    private static Optional<Charset> supported(String name) {
        try {
            // What can only be decoded could not be answered.
            return Charset.isSupported(name)
                    ? Optional.of(Charset.forName(name)).filter(Charset::canEncode)
                    : Optional.empty();
        } catch (IllegalArgumentException notEvenAName) {
            return Optional.empty();
        }
    }

    private static boolean writesHeadersAsAscii(Charset charset) {
        return Arrays.equals(HEADER.getBytes(charset), HEADER.getBytes(StandardCharsets.US_ASCII));
    }
}
