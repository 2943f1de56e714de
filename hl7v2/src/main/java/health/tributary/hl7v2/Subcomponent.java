package health.tributary.hl7v2;

/** A subcomponent: the innermost value. */
public final class Subcomponent extends Part {
    private final Component component;
    private final int number;

    Subcomponent(Component component, int number, int start, int end) {
        super(component.message, start, end, component.literal);
        this.component = component;
        this.number = number;
    }

    /** Which subcomponent of its component, from 1. */
    public int number() {
        return number;
    }

    @Override
    public Location location() {
        return component.location(number);
    }
}
