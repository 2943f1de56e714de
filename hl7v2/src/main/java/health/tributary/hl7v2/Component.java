package health.tributary.hl7v2;

/** A component of a repetition: a list of subcomponents. */
public final class Component extends Part {
    private final Repetition repetition;
    private final int number;

    Component(Repetition repetition, int number, int start, int end) {
        super(repetition.message, start, end, repetition.literal);
        this.repetition = repetition;
        this.number = number;
    }

    /** Which component of its repetition, from 1. */
    public int number() {
        return number;
    }

    /** How many subcomponents are written; 0 if the component is empty. */
    public int count() {
        return Scan.pieces(message.bytes, separator(), start, end);
    }

    /** The n-th subcomponent, from 1; an empty one if there are fewer. */
    public Subcomponent subcomponent(int n) {
        int from = Scan.pieceStart(message.bytes, separator(), start, end, n);
        return from < 0
                ? new Subcomponent(this, n, end, end)
                : new Subcomponent(this, n, from, Scan.pieceEnd(message.bytes, separator(), from, end));
    }

    /** The text of the n-th subcomponent. */
    public String text(int subcomponent) {
        return subcomponent(subcomponent).text();
    }

    @Override
    public Location location() {
        return repetition.location(number, 0);
    }

    Location location(int subcomponent) {
        return repetition.location(number, subcomponent);
    }

    private int separator() {
        return literal ? Integer.MIN_VALUE : message.subcomponentByte;
    }
}
