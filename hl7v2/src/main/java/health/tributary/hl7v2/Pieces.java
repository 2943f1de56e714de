package health.tributary.hl7v2;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The pieces of a range one after the other: one pass, and nothing kept of those that were seen. An empty range has none. */
final class Pieces<T> implements Iterator<T> {
    /** Makes the n-th piece (from 1) of its range. */
    interface Maker<T> {
        T make(int n, int from, int to);
    }

    private final byte[] bytes;
    private final int separator;
    private final int end;
    private final Maker<T> maker;
    private int seen;
    private int from;

    Pieces(byte[] bytes, int separator, int start, int end, Maker<T> maker) {
        this.bytes = bytes;
        this.separator = separator;
        this.end = end;
        this.maker = maker;
        // The last piece may be empty and begin where the range ends; behind it there is no other.
        this.from = start == end ? end + 1 : start;
    }

    @Override
    public boolean hasNext() {
        return from <= end;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int begin = from;
        int to = Scan.pieceEnd(bytes, separator, begin, end);
        from = to + 1;
        seen++;
        return maker.make(seen, begin, to);
    }
}
