package health.tributary.hl7v2;

import java.util.ArrayList;
import java.util.List;

/** A field of a segment: a list of repetitions. */
public final class Field extends Part {
    private final Segment segment;
    private final int number;

    Field(Segment segment, int number, int start, int end, boolean literal) {
        super(segment.message, start, end, literal);
        this.segment = segment;
        this.number = number;
    }

    /** The number of the field in its segment, from 1. */
    public int number() {
        return number;
    }

    /** How many repetitions are written; 0 if the field is empty. */
    public int count() {
        if (literal) {
            return start == end ? 0 : 1;
        }
        return Scan.pieces(message.bytes, message.repetitionByte, start, end);
    }

    /** The n-th repetition, from 1; an empty one if there are fewer. */
    public Repetition repetition(int n) {
        int from = literal && n > 1 ? -1 : Scan.pieceStart(message.bytes, separator(), start, end, n);
        return from < 0
                ? new Repetition(this, n, end, end)
                : new Repetition(this, n, from, Scan.pieceEnd(message.bytes, separator(), from, end));
    }

    /** All repetitions as written, also empty ones between others; none if the field is empty. */
    public List<Repetition> repetitions() {
        if (start == end) {
            return List.of();
        }
        List<Repetition> all = new ArrayList<>(2);
        int from = start;
        while (true) {
            int to = Scan.pieceEnd(message.bytes, separator(), from, end);
            all.add(new Repetition(this, all.size() + 1, from, to));
            if (to == end) {
                return all;
            }
            from = to + 1;
        }
    }

    /** The n-th component, from 1, of the first repetition. */
    public Component component(int n) {
        return repetition(1).component(n);
    }

    /** {@link #text()} of the n-th component of the first repetition. */
    public String text(int component) {
        return component(component).text();
    }

    @Override
    public Location location() {
        return new Location(segment.name(), segment.occurrence(), number, 0, 0, 0);
    }

    Location location(int repetition, int component, int subcomponent) {
        return new Location(segment.name(), segment.occurrence(), number, repetition, component, subcomponent);
    }

    private int separator() {
        return literal ? Integer.MIN_VALUE : message.repetitionByte;
    }
}
