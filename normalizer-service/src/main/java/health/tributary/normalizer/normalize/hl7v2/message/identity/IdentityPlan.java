package health.tributary.normalizer.normalize.hl7v2.message.identity;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Moved;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.Identified;
import health.tributary.normalizer.normalize.draft.PositionCounter;
import health.tributary.normalizer.normalize.hl7v2.FeedView;
import health.tributary.normalizer.normalize.hl7v2.Identifiers;
import health.tributary.normalizer.normalize.hl7v2.Subjects;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Messages about who is whom (chapter 3). A40 and its older forms merge MRG into PID, as often as the group repeats; A24 links the
 * patients of two PID segments, A37 unlinks them; A46 and A47 give a patient another number; A43 takes a number away from one patient and
 * gives it to another. A44, and changes of an account's or a visit's number whose MRG-1 is another patient, move it from that one to
 * the patient of PID. Of changes within one patient it is seen to that they are such; what changes is said by {@link Renumberings}.
 */
public final class IdentityPlan {
    private static final Set<String> EVENTS = Set.of(
            "A18", "A24", "A30", "A34", "A35", "A36", "A37", "A39", "A40", "A41", "A42", "A43", "A44", "A45", "A46",
            "A47", "A49", "A50", "A51");

    private final Message message;
    private final Origin origin;
    private final FeedView view;
    private final Optional<Instant> stated;
    private final PositionCounter positions;
    private final List<Identified> statements = new ArrayList<>();

    private IdentityPlan(
            Message message, Origin origin, FeedView view, Optional<Instant> stated, PositionCounter positions) {
        this.positions = positions;
        this.message = message;
        this.origin = origin;
        this.view = view;
        this.stated = stated;
    }

    /**
     * What a message says.
     *
     * @param statements none with a rejection
     * @param rejection why the message as a whole can't be used
     */
    public record Said(List<Identified> statements, Optional<Rejection> rejection) {}

    /** Whether messages of a kind are about identity. */
    public static boolean plans(String code, String event) {
        return code.equals("ADT") && EVENTS.contains(event);
    }

    /** Reads a message of such a kind. */
    public static Said read(
            Message message, Origin origin, FeedView view, Optional<Instant> stated, PositionCounter positions) {
        IdentityPlan plan = new IdentityPlan(message, origin, view, stated, positions);
        Optional<Rejection> rejection = plan.read(message.header().triggerEvent());
        return new Said(rejection.isPresent() ? List.of() : List.copyOf(plan.statements), rejection);
    }

    private Optional<Rejection> read(String event) {
        return switch (event) {
            case "A24" -> pair(IdentityKind.LINK);
            case "A37" -> pair(IdentityKind.UNLINK);
            case "A43" -> groups(this::movedNumber);
            case "A46", "A47" -> groups(this::renumbered);
            case "A35", "A41", "A42", "A44", "A45", "A49", "A50", "A51" ->
                groups((pid, mrg) -> renumberedEntry(event, pid, mrg));
            default -> groups(this::merged);
        };
    }

    private Optional<Rejection> groups(BiFunction<Segment, Segment, Optional<Rejection>> each) {
        Segment pid = null;
        boolean any = false;
        for (Segment segment : message.segments()) {
            if (segment.is("PID")) {
                pid = segment;
            } else if (segment.is("MRG")) {
                if (pid == null) {
                    return rejection(Reason.REQUIRED_MISSING, "PID", "each MRG follows the PID that it is merged into");
                }
                Optional<Rejection> rejection = each.apply(pid, segment);
                if (rejection.isPresent()) {
                    return rejection;
                }
                any = true;
            }
        }
        return any
                ? Optional.empty()
                : rejection(Reason.REQUIRED_MISSING, "MRG", "a merge names the patient that is merged");
    }

    /** A patient may have had several numbers, each of which is merged: MRG-1 repeats. */
    private Optional<Rejection> merged(Segment pid, Segment mrg) {
        Subjects now = Subjects.of(pid, message, view);
        Set<SubjectId> before = Subjects.all(Identifiers.ofMerged(mrg), message, view);
        String place = mrg.location() + "-1";
        if (before.size() < 2 || now.rejection().isPresent()) {
            return said(IdentityKind.MERGE, now, prior(mrg), place);
        }
        for (SubjectId retired : before) {
            if (!retired.equals(now.only())) {
                state(IdentityKind.MERGE, now.only(), retired, Optional.empty(), place);
            }
        }
        return Optional.empty();
    }

    /** A46, A47: where the number that names the patient is another, the old one is retired; other numbers are the plan's. */
    private Optional<Rejection> renumbered(Segment pid, Segment mrg) {
        Subjects now = Subjects.of(pid, message, view);
        Subjects before = prior(mrg);
        boolean named = before.rejection().isEmpty();
        if (now.rejection().isPresent() || (!named && before.rejection().get().reason() != Reason.NO_SUBJECT)) {
            return now.rejection().or(before::rejection);
        }
        return !named || now.only().equals(before.only())
                ? Optional.empty()
                : said(IdentityKind.MERGE, now, before, mrg.location() + "-1");
    }

    /**
     * A43: the number of PID-3 (and MRG-1) was MRG-4's, and is PID-2's. The old owner's word that they are the same is taken back, and
     * that they are not is said, because identifiers that they share would still join them.
     */
    private Optional<Rejection> movedNumber(Segment pid, Segment mrg) {
        String place = mrg.location().toString();
        Subjects number = Subjects.of(pid, message, view);
        Subjects before = Subjects.of(Identifiers.of(mrg, 4), place + "-4", message, view);
        Subjects now = Subjects.of(Identifiers.of(pid, 2), pid.location() + "-2", message, view);
        if (number.rejection().isPresent()) {
            return number.rejection();
        }
        boolean whole = before.rejection().isEmpty() && now.rejection().isEmpty() && same(number, prior(mrg));
        if (!whole) {
            return rejection(
                    Reason.UNSUPPORTED,
                    place + "-1",
                    "a number moves only where PID-3 and MRG-1 name it, MRG-4 its old patient and PID-2 its new one");
        }
        if (same(before, now)) {
            return rejection(Reason.CONTRADICTION, place + "-4", "both identifiers name the same patient");
        }
        return said(IdentityKind.UNLINK, before, number, place + "-4")
                .or(() -> said(IdentityKind.KEEP_APART, before, number, place + "-4"))
                .or(() -> said(IdentityKind.LINK, now, number, pid.location() + "-2"));
    }

    /** An account or a visit gets another number or becomes another one, or goes to another patient, which A44 does. */
    private Optional<Rejection> renumberedEntry(String event, Segment pid, Segment mrg) {
        Subjects to = Subjects.of(pid, message, view);
        if (to.rejection().isPresent()) {
            return to.rejection();
        }
        boolean moves = event.equals("A44");
        String place = mrg.location() + "-1";
        if (moves || mrg.field(1).isPresent()) {
            Subjects from = Subjects.of(Identifiers.of(mrg, 1), place, message, view);
            if (from.rejection().isPresent()) {
                return from.rejection();
            }
            if (!same(to, from)) {
                return moved(event, pid, mrg, from.only(), to.only());
            }
        }
        return moves
                ? rejection(Reason.CONTRADICTION, place, "both identifiers name the same patient")
                : Renumberings.refusal(event, pid, mrg, message, view.feed());
    }

    private Optional<Rejection> moved(String event, Segment pid, Segment mrg, SubjectId from, SubjectId to) {
        MovedEntries what = MovedEntries.of(event, pid, mrg, message, view, from, to);
        if (what.rejection() != null) {
            return Optional.of(what.rejection());
        }
        state(IdentityKind.MOVE, to, from, Optional.of(what.moved()), mrg.location() + "-1");
        return Optional.empty();
    }

    private Subjects prior(Segment mrg) {
        return Subjects.of(Identifiers.ofMerged(mrg), mrg.location() + "-1", message, view);
    }

    private static boolean same(Subjects one, Subjects other) {
        return one.rejection().isEmpty()
                && other.rejection().isEmpty()
                && one.only().equals(other.only());
    }

    private Optional<Rejection> pair(IdentityKind kind) {
        List<Segment> pids = message.segments("PID");
        if (pids.size() != 2) {
            return rejection(
                    Reason.REQUIRED_MISSING, "PID[2]", "a link or unlink names two patients in two PID segments");
        }
        Subjects first = Subjects.of(pids.get(0), message, view);
        Subjects second = Subjects.of(pids.get(1), message, view);
        return said(kind, first, second, "PID[2]-3");
    }

    private Optional<Rejection> said(IdentityKind kind, Subjects first, Subjects second, String place) {
        if (first.rejection().isPresent() || second.rejection().isPresent()) {
            return first.rejection().or(second::rejection);
        }
        if (first.only().equals(second.only())) {
            return rejection(Reason.CONTRADICTION, place, "both identifiers name the same patient");
        }
        state(kind, first.only(), second.only(), Optional.empty(), place);
        return Optional.empty();
    }

    private void state(IdentityKind kind, SubjectId first, SubjectId second, Optional<Moved> moved, String place) {
        Clock clock = Clock.of(origin, new SetSnapshot(positions.next(), Patients.TYPE, Set.of(), stated));
        IdentityStatement statement = new IdentityStatement(
                kind, Rank.SOURCE_MESSAGE, first, second, clock, view.feed().id(), moved);
        statements.add(
                new Identified(statement, place, "ADT_" + message.header().triggerEvent()));
    }

    private static Optional<Rejection> rejection(Reason reason, String place, String rule) {
        return Optional.of(new Rejection(reason, place, rule));
    }
}
