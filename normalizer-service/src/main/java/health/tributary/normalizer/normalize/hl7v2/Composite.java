package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Part;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Subcomponent;

/**
 * A value with parts, at whichever level it stands: a repetition of a field with its components, or a component with its
 * subcomponents. So that a data type (HD, CWE …) is read the same way in both places.
 */
public final class Composite {
    private static final Composite NOTHING = new Composite(null);

    private final Part part;

    private Composite(Part part) {
        this.part = part;
    }

    /** One repetition of a field. */
    public static Composite of(Repetition repetition) {
        return new Composite(repetition);
    }

    /** The first repetition of a field. */
    public static Composite of(Field field) {
        return new Composite(field.repetition(1));
    }

    /** The text of the n-th part, from 1, unescaped; empty if there is none. */
    public String text(int n) {
        if (part instanceof Repetition repetition) {
            return repetition.component(n).text();
        }
        if (part instanceof Component component) {
            return component.subcomponent(n).text();
        }
        return n == 1 && part instanceof Subcomponent only ? only.text() : "";
    }

    /** The n-th part, from 1, as a value with parts of its own. */
    public Composite inner(int n) {
        if (part instanceof Repetition repetition) {
            return new Composite(repetition.component(n));
        }
        if (part instanceof Component component) {
            return new Composite(component.subcomponent(n));
        }
        return n == 1 ? this : NOTHING;
    }

    /** Whether the n-th part has a value. */
    public boolean has(int n) {
        if (part instanceof Repetition repetition) {
            return repetition.component(n).isPresent();
        }
        if (part instanceof Component component) {
            return component.subcomponent(n).isPresent();
        }
        return n == 1 && part != null && part.isPresent();
    }

    /** The whole as one text, with delimiters that its sender did not escape. */
    public String whole() {
        return part == null ? "" : part.wholeText();
    }

    /** The bytes as they were sent, decoded: equal texts mean equal values within one message. */
    public String raw() {
        return part == null ? "" : part.raw();
    }

    /** Whether there is a value at all. */
    public boolean isPresent() {
        return part != null && part.isPresent();
    }

    /** Where it stands, such as {@code PID-3[2].4}. */
    public String place() {
        return part == null ? "" : part.location().toString();
    }
}
