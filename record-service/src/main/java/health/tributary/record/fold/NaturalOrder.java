package health.tributary.record.fold;

import java.util.Comparator;

/** Texts with their runs of digits as numbers: {@code PID-3} before {@code PID-13}, {@code OBX[2]} before {@code OBX[10]}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            char a = one.charAt(i);
            char b = other.charAt(j);
            if (digit(a) && digit(b)) {
                int iEnd = endOfDigits(one, i);
                int jEnd = endOfDigits(other, j);
                int order = numbers(one, i, iEnd, other, j, jEnd);
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else if (a != b) {
                return Character.compare(a, b);
            } else {
                i++;
                j++;
            }
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        // Only texts that differ in leading zeros get here as equals: a total order tells them apart.
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static int numbers(String one, int from, int to, String other, int otherFrom, int otherTo) {
        int i = skipZeros(one, from, to);
        int j = skipZeros(other, otherFrom, otherTo);
        int order = Integer.compare(to - i, otherTo - j);
        for (; order == 0 && i < to; i++, j++) {
            order = Character.compare(one.charAt(i), other.charAt(j));
        }
        return order;
    }

    private static int skipZeros(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
