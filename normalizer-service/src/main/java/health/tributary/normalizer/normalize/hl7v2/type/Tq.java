package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.hl7v2.Composite;

/** TQ: quantity and timing in versions before 2.5 (chapter 4, section 4.3 of version 2.3). */
public record Tq(Composite value) {

    /** TQ.1. */
    public Composite quantity() {
        return value.inner(1);
    }

    /** TQ.2.1: what TQ1-3 has in its first component. */
    public Composite pattern() {
        return value.inner(2);
    }

    /** TQ.6, a code of HL7 table 0485. */
    public String priority() {
        return value.text(6).trim();
    }

    /** TQ.8. */
    public String text() {
        return value.text(8);
    }

    /** When and how often. */
    public Schedule schedule() {
        return new Schedule(
                value.inner(4),
                value.inner(5),
                value.inner(3),
                pattern(),
                Schedule.times(value.inner(2).text(2)),
                value.inner(11),
                value.text(12).trim());
    }
}
