package health.tributary.hl7v2;

/** Walks over byte ranges; ranges are from inclusive to exclusive. */
final class Scan {
    private Scan() {}

    /** The first place of {@code wanted}, or -1. */
    static int indexOf(byte[] bytes, int wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** How many pieces {@code separator} cuts a range into; an empty range has none. */
    static int pieces(byte[] bytes, int separator, int from, int to) {
        if (from == to) {
            return 0;
        }
        int count = 1;
        for (int i = from; i < to; i++) {
            if (bytes[i] == separator) {
                count++;
            }
        }
        return count;
    }

    /** Where the n-th piece (from 1) begins, or -1 if there are fewer. */
    static int pieceStart(byte[] bytes, int separator, int from, int to, int n) {
        int at = from;
        for (int left = n - 1; left > 0; left--) {
            int next = indexOf(bytes, separator, at, to);
            if (next < 0) {
                return -1;
            }
            at = next + 1;
        }
        return n < 1 ? -1 : at;
    }

    /** Where the piece that begins at {@code from} ends. */
    static int pieceEnd(byte[] bytes, int separator, int from, int to) {
        int end = indexOf(bytes, separator, from, to);
        return end < 0 ? to : end;
    }

    /** Where the line that begins at {@code from} ends: at a carriage return or line feed, else with the range. */
    static int lineEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                return i;
            }
        }
        return to;
    }

    static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }
}
