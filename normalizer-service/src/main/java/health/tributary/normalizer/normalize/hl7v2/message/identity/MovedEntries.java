package health.tributary.normalizer.normalize.hl7v2.message.identity;

import health.tributary.contract.EntryId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Moved;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.FeedView;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;

/**
 * What goes from the patient of MRG-1 to that of PID-3 (chapter 3: A44; and A35, A41, A42, A45, A49, A50, A51 where MRG-1 is another
 * patient): an account, by MRG-3 and PID-18, or a visit, by MRG-5 or 6 and PV1.
 *
 * @param moved null with a rejection
 * @param rejection null if all is named
 */
record MovedEntries(Moved moved, Rejection rejection) {
    /** What the two subjects' entries are called. */
    private record Numbers(FeedView view, String facility, SubjectId from, SubjectId to) {
        MovedEntries of(
                String type, String prefix, Segment old, int oldField, String nowPrefix, Segment now, int field) {
            String before = key(old, oldField);
            String after = key(now, field);
            if (before == null || after == null) {
                String place = before == null
                        ? old.location() + "-" + oldField
                        : (type.equals(Encounters.TYPE) ? "PV1-" : "PID-") + field;
                return new MovedEntries(
                        null,
                        new Rejection(
                                Reason.REQUIRED_MISSING,
                                place,
                                "a move names what moves by its old and its new number"));
            }
            EntryId entry = view.key().entry(from, type, prefix + before);
            return new MovedEntries(new Moved(type, entry, view.key().entry(to, type, nowPrefix + after)), null);
        }

        private String key(Segment segment, int field) {
            return segment == null
                    ? null
                    : Cx.key(
                            Composite.of(segment.field(field)),
                            raw -> view.feed().namespace(raw, facility));
        }

        boolean names(Segment segment, int field) {
            return key(segment, field) != null;
        }
    }

    /** What an event moves from one subject to another. */
    static MovedEntries of(
            String event, Segment pid, Segment mrg, Message message, FeedView view, SubjectId from, SubjectId to) {
        Numbers numbers = new Numbers(view, message.header().sendingFacility(), from, to);
        Segment pv1 = Renumberings.visitOf(mrg, message.segments());
        boolean byVisit = numbers.names(pv1, 19);
        String now = byVisit ? Encounters.VISIT : Encounters.ALTERNATE;
        int nowField = byVisit ? 19 : 50;
        return switch (event) {
            case "A42", "A50" -> numbers.of(Encounters.TYPE, Encounters.VISIT, mrg, 5, now, pv1, nowField);
            // A visit that has a number is known by it, whatever becomes of its alternate one.
            case "A51" ->
                byVisit
                        ? numbers.of(Encounters.TYPE, now, pv1, nowField, now, pv1, nowField)
                        : numbers.of(Encounters.TYPE, Encounters.ALTERNATE, mrg, 6, now, pv1, nowField);
            // A visit that goes to another patient's account mostly keeps its number.
            case "A45" ->
                numbers.names(mrg, 5) || pv1 == null
                        ? numbers.of(Encounters.TYPE, Encounters.VISIT, mrg, 5, now, pv1, nowField)
                        : numbers.of(Encounters.TYPE, now, pv1, nowField, now, pv1, nowField);
            default -> numbers.of(Coverages.ACCOUNT, "", mrg, 3, "", pid, 18);
        };
    }
}
