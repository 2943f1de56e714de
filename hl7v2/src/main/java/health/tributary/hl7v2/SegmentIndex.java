package health.tributary.hl7v2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where the segments of a message begin and end, and their names packed into numbers. Filled once, in one pass. */
final class SegmentIndex {
    /** About 12 MB of offsets; a message of the largest accepted size with shorter segments holds no segments. */
    static final int MAX_SEGMENTS = 1_000_000;

    static final int MSH = code("MSH");
    static final int FHS = code("FHS");
    static final int BHS = code("BHS");
    static final int BTS = code("BTS");
    static final int FTS = code("FTS");

    private static final int USUAL_SEGMENTS = 32;

    private int[] starts = new int[USUAL_SEGMENTS];
    private int[] ends = new int[USUAL_SEGMENTS];
    private int[] codes = new int[USUAL_SEGMENTS];
    private int size;
    private volatile int[] occurrences;

    void add(int start, int end, int code) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        codes[size++] = code;
    }

    int size() {
        return size;
    }

    int start(int segment) {
        return starts[segment];
    }

    int end(int segment) {
        return ends[segment];
    }

    int code(int segment) {
        return codes[segment];
    }

    /** The next segment of that name at or after {@code from}, or -1. */
    int next(int code, int from) {
        for (int i = from; i < size; i++) {
            if (codes[i] == code) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the segment that was added last, while more may come: counts afresh. */
    Location locateLast() {
        int code = codes[size - 1];
        int occurrence = 0;
        for (int i = 0; i < size; i++) {
            if (codes[i] == code) {
                occurrence++;
            }
        }
        return new Location(name(code), occurrence, 0, 0, 0, 0);
    }

    /** Which one of the segments of its name, from 1; only once all are added. */
    int occurrence(int segment) {
        int[] known = occurrences;
        if (known == null) {
            known = size <= USUAL_SEGMENTS ? countedByLooking() : countedByName();
            occurrences = known;
        }
        return known[segment];
    }

    private int[] countedByLooking() {
        int[] counted = new int[size];
        for (int i = 0; i < size; i++) {
            int before = i - 1;
            while (before >= 0 && codes[before] != codes[i]) {
                before--;
            }
            counted[i] = before < 0 ? 1 : counted[before] + 1;
        }
        return counted;
    }

    // Looking back takes the square of the number of segments, of which a message may have a million.
    private int[] countedByName() {
        int[] counted = new int[size];
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < size; i++) {
            counted[i] = seen.merge(codes[i], 1, Integer::sum);
        }
        return counted;
    }

    /** The name of three characters as a number; 0, the code of an unnamed segment, if it is none. */
    static int code(String name) {
        return name.length() == 3 ? name.charAt(0) << 16 | name.charAt(1) << 8 | name.charAt(2) : 0;
    }

    /**
     * The code of the name at {@code at}, in upper case; 0 if there is no segment's name: a letter, then two letters or
     * digits, then the field separator or the end.
     */
    static int codeAt(byte[] bytes, int at, int end, int fieldByte) {
        if (end - at < 3 || (end - at > 3 && bytes[at + 3] != fieldByte)) {
            return 0;
        }
        int first = upper(bytes[at]);
        int second = upper(bytes[at + 1]);
        int third = upper(bytes[at + 2]);
        boolean named = letter(first) && letterOrDigit(second) && letterOrDigit(third);
        return named ? first << 16 | second << 8 | third : 0;
    }

    /** The three characters at {@code at} in upper case, known to be a header's name. */
    static String nameAt(byte[] bytes, int at) {
        return name(upper(bytes[at]) << 16 | upper(bytes[at + 1]) << 8 | upper(bytes[at + 2]));
    }

    static String name(int code) {
        return code == 0
                ? Location.UNNAMED
                : new String(
                        new byte[] {(byte) (code >> 16), (byte) (code >> 8), (byte) code}, StandardCharsets.ISO_8859_1);
    }

    /** Segments whose first two fields declare the delimiters. */
    static boolean header(int code) {
        return code == MSH || code == FHS || code == BHS;
    }

    private static int upper(byte b) {
        return b >= 'a' && b <= 'z' ? b - 32 : b;
    }

    private static boolean letter(int b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean letterOrDigit(int b) {
        return letter(b) || (b >= '0' && b <= '9');
    }
}
