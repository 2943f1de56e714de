package health.tributary.normalizer.normalize.hl7v2.message.identity;

import health.tributary.contract.EntryId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.PidIdentifiers;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Accounts and visits that get another number or become one (chapter 3: A35, A41, A44, A49 and A42, A50, A51), a visit that
 * goes to another account (A45), and a patient's other numbers (A46, A47). The entry of the old number is an alias of the new
 * one's: whatever was or will be said under either number counts for the one entry, in whatever order it comes.
 */
public final class Renumberings {
    private Renumberings() {}

    /** Why a message does not say which number becomes which; empty if it does. */
    static Optional<Rejection> refusal(String event, Segment pid, Segment mrg, Message message, Feed feed) {
        Segment pv1 = visitOf(mrg, message.segments());
        return switch (event) {
            case "A42", "A50" -> numbers(pv1, "PV1", 19, mrg, 5, message, feed);
            case "A51" -> numbers(pv1, "PV1", 50, mrg, 6, message, feed);
            case "A45" ->
                pv1 == null || Cx.raw(Composite.of(pv1.field(19))) == null
                        ? missing("PV1-19")
                        : numbers(pid, "PID", 18, mrg, 3, message, feed);
            default -> numbers(pid, "PID", 18, mrg, 3, message, feed);
        };
    }

    private static Optional<Rejection> numbers(
            Segment now, String name, int field, Segment mrg, int prior, Message message, Feed feed) {
        String facility = message.header().sendingFacility();
        Function<RawIdentifier, String> namespace = raw -> feed.namespace(raw, facility);
        String number = now == null ? null : Cx.key(Composite.of(now.field(field)), namespace);
        String before = Cx.key(Composite.of(mrg.field(prior)), namespace);
        if (number == null) {
            return missing(name + '-' + field);
        }
        String place = mrg.location() + "-" + prior;
        if (before == null) {
            return missing(place);
        }
        return number.equals(before)
                ? Optional.of(new Rejection(Reason.CONTRADICTION, place, "both numbers are the same"))
                : Optional.empty();
    }

    private static Optional<Rejection> missing(String place) {
        return Optional.of(
                new Rejection(Reason.REQUIRED_MISSING, place, "a change of a number names the old and the new one"));
    }

    /** A35, A41, A44, A49: the account MRG-3 is that of PID-18. */
    public static void accounts(String event, Context context) {
        Patients.put(context);
        groups(
                context,
                (pid, mrg) -> renumber(
                        Coverages.ACCOUNT,
                        Cx.key(Composite.of(mrg.field(3)), context),
                        Coverages.account(pid, context),
                        mrg,
                        3,
                        context));
    }

    /** A42, A50, A51: the visit MRG-5, or the alternate number MRG-6, is the visit of PV1. */
    public static void visits(String event, Context context) {
        Patients.put(context);
        boolean alternate = event.equals("A51");
        int prior = alternate ? 6 : 5;
        groups(
                context,
                (pid, mrg) -> visit(event, mrg, context).ifPresent(encounter -> {
                    String key = Cx.key(Composite.of(mrg.field(prior)), context);
                    String old = (alternate ? Encounters.ALTERNATE : Encounters.VISIT) + key;
                    renumber(Encounters.TYPE, old, encounter, mrg, prior, context);
                }));
    }

    /** A45: the visit of PV1 is of the account PID-18. */
    public static void accountOfVisit(String event, Context context) {
        Patients.put(context);
        groups(context, (pid, mrg) -> {
            EntryDraft account = Coverages.account(pid, context);
            visit(event, mrg, context)
                    .filter(encounter -> account != null)
                    .ifPresent(encounter -> Coverages.charge(encounter, account));
        });
    }

    /** A46, A47: the patient's numbers as they are now. */
    public static void identifiers(String event, Context context) {
        EntryDraft patient = Patients.put(context);
        groups(context, (pid, mrg) -> PidIdentifiers.retire(pid, mrg, patient, context));
    }

    private static void groups(Context context, BiConsumer<Segment, Segment> each) {
        Segment pid = null;
        for (Segment segment : context.segments().all()) {
            if (segment.is("PID")) {
                pid = segment;
            } else if (segment.is("MRG") && pid != null) {
                each.accept(pid, segment);
            }
        }
    }

    private static Optional<EntryDraft> visit(String event, Segment mrg, Context context) {
        Segment pv1 = visitOf(mrg, context.segments().all());
        return pv1 == null ? Optional.empty() : Encounters.put(event, pv1, context);
    }

    /** The PV1 of MRG's group; null if the next group begins before there is one. */
    static Segment visitOf(Segment mrg, List<Segment> all) {
        boolean after = false;
        for (Segment segment : all) {
            if (after && (segment.is("PID") || segment.is("MRG"))) {
                return null;
            }
            if (after && segment.is("PV1")) {
                return segment;
            }
            after |= segment.index() == mrg.index();
        }
        return null;
    }

    /** The entry of the old number is that of the new one, which keeps the old number; what goes to another patient may keep its own. */
    private static void renumber(String type, String oldKey, EntryDraft now, Segment mrg, int field, Context context) {
        EntryId before = context.patient().entryId(type, oldKey);
        if (!before.equals(now.entry())) {
            context.patient().alias(type, before, now.entry(), context.stated());
            now.put(former(mrg, field, type, context));
        }
    }

    /** The old number, still an identifier to find the entry by. */
    private static Slot former(Segment mrg, int field, String type, Context context) {
        context.json().item().plain("use", "old");
        Cx.identifier(Composite.of(mrg.field(field)), context, context.json());
        context.json().close();
        String place = mrg.location() + "-" + field;
        return new Slot("identifier#MRG-" + field, 0, context.json().take(), place, "MRG[" + type + ']');
    }
}
