package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Part;
import health.tributary.hl7v2.Repetition;
import java.util.List;

/**
 * A value with parts, at whichever level it stands: a repetition of a field with its components, or a component with its
 * subcomponents. So that a data type (HD, CWE …) is read the same way in both places.
 */
public final class Composite {
    private static final Composite NOTHING = new Composite(null);
    private static final Part[] NO_PARTS = new Part[0];

    private final Part part;
    /** The parts that were asked for already; made when the first is. Most types have many more parts than are ever sent. */
    private Part[] parts;

    private Composite(Part part) {
        this.part = part;
    }

    /** One repetition of a field. */
    public static Composite of(Repetition repetition) {
        return new Composite(repetition);
    }

    /** The n-th of a field's repetitions, from 1; nothing if there are fewer. */
    public static Composite nth(List<Repetition> repetitions, int n) {
        return n > repetitions.size() ? NOTHING : of(repetitions.get(n - 1));
    }

    /** The first repetition of a field. */
    public static Composite of(Field field) {
        return new Composite(field.repetition(1));
    }

    /** The text of the n-th part, from 1, unescaped; empty if there is none. */
    public String text(int n) {
        Part found = part(n);
        return found == null ? "" : found.text();
    }

    /** The n-th part, from 1, as a value with parts of its own. */
    public Composite inner(int n) {
        Part found = part(n);
        return found == null ? NOTHING : found == part ? this : new Composite(found);
    }

    /** Whether the n-th part has a value. */
    public boolean has(int n) {
        Part found = part(n);
        return found != null && found.isPresent();
    }

    /** The n-th part, or null if there is none. */
    private Part part(int n) {
        if (parts == null) {
            parts = room();
        }
        if (n > parts.length) {
            return null;
        }
        if (parts[n - 1] == null) {
            parts[n - 1] = located(n);
        }
        return parts[n - 1];
    }

    private Part[] room() {
        if (part instanceof Repetition repetition) {
            return new Part[repetition.count()];
        }
        if (part instanceof Component component) {
            return new Part[component.count()];
        }
        return part == null ? NO_PARTS : new Part[] {part};
    }

    private Part located(int n) {
        return part instanceof Repetition repetition ? repetition.component(n) : ((Component) part).subcomponent(n);
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

    /** Whether its sender deletes it: {@code ""}. */
    public boolean isNull() {
        return part != null && part.isNull();
    }

    /** Where it stands, such as {@code PID-3[2].4}. */
    public String place() {
        return part == null ? "" : part.location().toString();
    }
}
