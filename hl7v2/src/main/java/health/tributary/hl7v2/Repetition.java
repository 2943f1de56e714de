package health.tributary.hl7v2;

/** One repetition of a field: a list of components. */
public final class Repetition extends Part {
    private final Field field;
    private final int number;

    Repetition(Field field, int number, int start, int end) {
        super(field.message, start, end, field.literal);
        this.field = field;
        this.number = number;
    }

    /** Which repetition of its field, from 1. */
    public int number() {
        return number;
    }

    /** How many components are written; 0 if the repetition is empty. */
    public int count() {
        return Scan.pieces(message.bytes, separator(), start, end);
    }

    /** The n-th component, from 1; an empty one if there are fewer. */
    public Component component(int n) {
        int from = Scan.pieceStart(message.bytes, separator(), start, end, n);
        return from < 0
                ? new Component(this, n, end, end)
                : new Component(this, n, from, Scan.pieceEnd(message.bytes, separator(), from, end));
    }

    /**
     * All components as written, also empty ones between others; none if the repetition is empty. Each is found as it is asked for, in
     * one pass over them all: to ask for one after the other by its number would scan those before it each time.
     */
    public Iterable<Component> components() {
        return () ->
                new Pieces<>(message.bytes, separator(), start, end, (n, from, to) -> new Component(this, n, from, to));
    }

    /** {@link #text()} of the n-th component. */
    public String text(int component) {
        return component(component).text();
    }

    /** The text of a subcomponent, both counted from 1. */
    public String text(int component, int subcomponent) {
        return component(component).subcomponent(subcomponent).text();
    }

    @Override
    public Location location() {
        return field.location(number, 0, 0);
    }

    Location location(int component, int subcomponent) {
        return field.location(number, component, subcomponent);
    }

    private int separator() {
        return literal ? Integer.MIN_VALUE : message.componentByte;
    }
}
