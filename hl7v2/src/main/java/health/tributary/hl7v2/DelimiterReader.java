package health.tributary.hl7v2;

import java.util.Optional;

/** Reads MSH-1 and MSH-2 (or the same fields of FHS and BHS) as senders write them. */
final class DelimiterReader {
    private static final String DEFAULTS = "^~\\&";

    private DelimiterReader() {}

    /**
     * The delimiters that the header at {@code start} declares.
     *
     * @return empty if they cannot be told apart from data: letters, digits, blanks, or one character for two purposes
     */
    static Optional<Delimiters> read(byte[] bytes, int start, int lineEnd, WarningLog warnings) {
        int field = bytes[start + 3];
        if (!Delimiters.mayDelimit(field)) {
            return Optional.empty();
        }
        StringBuilder declared = new StringBuilder(5);
        int end = secondFieldEnd(bytes, start, lineEnd);
        for (int i = start + 4; i < end && declared.length() < 7; i++) {
            if (!Delimiters.mayDelimit(bytes[i])) {
                return Optional.empty();
            }
            declared.append((char) bytes[i]);
        }
        Location place = Location.of(SegmentIndex.nameAt(bytes, start), 2);
        undouble(declared, place, warnings);
        if (declared.length() > 5) {
            warnings.add(Repair.ENCODING_CHARACTERS_CUT, place);
            declared.setLength(5);
        }
        char[] four = withDefaults(declared, (char) field, place, warnings);
        char truncation = declared.length() == 5 ? declared.charAt(4) : Delimiters.NONE;
        if (truncation != Delimiters.NONE) {
            warnings.add(Repair.TRUNCATION_CHARACTER, place);
        }
        Delimiters read = new Delimiters((char) field, four[0], four[1], four[2], four[3], truncation);
        return distinct(read) ? Optional.of(read) : Optional.empty();
    }

    /** Where MSH-2 ends: at the next field separator, else with the line. */
    static int secondFieldEnd(byte[] bytes, int start, int lineEnd) {
        int end = Scan.indexOf(bytes, bytes[start + 3], start + 4, lineEnd);
        return end < 0 ? lineEnd : end;
    }

    /** A sender that escaped its own escape character wrote {@code ^~\\&}. */
    private static void undouble(StringBuilder declared, Location place, WarningLog warnings) {
        if (declared.length() >= 5 && declared.charAt(2) == declared.charAt(3)) {
            declared.deleteCharAt(3);
            warnings.add(Repair.DOUBLED_ESCAPE_CHARACTER, place);
        }
    }

    private static char[] withDefaults(StringBuilder declared, char field, Location place, WarningLog warnings) {
        char[] four = new char[4];
        for (int i = 0; i < 4; i++) {
            if (i < declared.length()) {
                four[i] = declared.charAt(i);
            } else {
                char standard = DEFAULTS.charAt(i);
                boolean taken = declared.indexOf(String.valueOf(standard)) >= 0 || field == standard;
                four[i] = taken ? Delimiters.NONE : standard;
            }
        }
        if (declared.length() < 4) {
            warnings.add(Repair.ENCODING_CHARACTERS_COMPLETED, place);
        }
        return four;
    }

    private static boolean distinct(Delimiters read) {
        String all = read.field() + read.encodingCharacters();
        for (int i = 1; i < all.length(); i++) {
            if (all.indexOf(all.charAt(i)) < i) {
                return false;
            }
        }
        return true;
    }
}
