package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.type.Schedule;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * How much, when, how often and how urgently: TQ1, or the quantity/timing of versions before 2.5 (data type TQ, in ORC-7, OBR-27, RXE-1
 * and RXG-3).
 *
 * @param quantity CQ: how much each time
 * @param priority a code of HL7 table 0485
 * @param priorityPlace where the message says its priority
 */
public record Timing(
        Composite quantity, Schedule schedule, String priority, String condition, String text, String priorityPlace) {

    /** Of TQ1. */
    public static Timing of(Segment tq1) {
        List<Composite> patterns = new ArrayList<>(1);
        for (Repetition each : tq1.field(3).repetitions()) {
            patterns.add(Composite.of(each));
        }
        List<String> times = new ArrayList<>(0);
        for (Repetition each : tq1.field(4).repetitions()) {
            Schedule.addTime(each.text(), times);
        }
        Schedule schedule = new Schedule(
                Composite.of(tq1.field(7)),
                Composite.of(tq1.field(8)),
                Span.cq(Composite.of(tq1.field(6))),
                patterns,
                times,
                Span.cq(Composite.of(tq1.field(13))),
                Schedule.count(tq1.text(14)));
        return new Timing(
                Composite.of(tq1.field(2)),
                schedule,
                tq1.text(9).trim(),
                tq1.field(10).wholeText().strip(),
                tq1.field(11).wholeText().strip(),
                tq1.location() + "-9");
    }

    /** Of TQ. */
    public static Timing of(Composite tq) {
        return new Timing(
                tq.inner(1),
                Schedule.of(tq),
                tq.text(6).trim(),
                tq.text(7).strip(),
                tq.text(8).strip(),
                tq.place());
    }

    /** Whether it says nothing of when and how much; a priority alone is about the order. */
    public boolean isEmpty() {
        return !quantity.isPresent() && schedule.isEmpty() && condition.isEmpty() && text.isEmpty();
    }

    /** Whether it is only done or given when needed: by its pattern, or by its priority. */
    public boolean asNeeded() {
        return priority.equals("PRN") || schedule.pattern().asNeeded();
    }

    /** Writes {@code asNeeded[x]}: in what condition, where that is said; nothing of what is not as needed. */
    void asNeeded(JsonWriter out) {
        if (!asNeeded()) {
            return;
        }
        if (condition.isEmpty()) {
            out.raw("asNeededBoolean", "true");
        } else {
            out.object("asNeededCodeableConcept").text("text", condition).close();
        }
    }
}
