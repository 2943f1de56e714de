package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.PositionCounter;
import health.tributary.normalizer.normalize.hl7v2.FeedView;
import health.tributary.normalizer.normalize.hl7v2.Identifiers;
import health.tributary.normalizer.normalize.hl7v2.Subjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Messages about who is whom: A40 (and its older forms A34, A36) merges MRG into PID, as often as the group repeats; A24 links the
 * patients of two PID segments, A37 unlinks them. Nothing of either patient moves.
 */
public final class IdentityPlan {
    private static final Map<String, IdentityKind> KINDS = Map.of(
            "ADT^A40", IdentityKind.MERGE,
            "ADT^A34", IdentityKind.MERGE,
            "ADT^A36", IdentityKind.MERGE,
            "ADT^A24", IdentityKind.LINK,
            "ADT^A37", IdentityKind.UNLINK);

    private final Message message;
    private final Origin origin;
    private final FeedView view;
    private final Optional<Instant> stated;
    private final PositionCounter positions = new PositionCounter();
    private final List<IdentityStatement> statements = new ArrayList<>();

    private IdentityPlan(Message message, Origin origin, FeedView view, Optional<Instant> stated) {
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
    public record Said(List<IdentityStatement> statements, Optional<Rejection> rejection) {}

    /** Whether messages of a kind are about identity. */
    public static boolean plans(String code, String event) {
        return KINDS.containsKey(code + '^' + event);
    }

    /** Reads a message of such a kind. */
    public static Said read(Message message, Origin origin, FeedView view, Optional<Instant> stated) {
        IdentityPlan plan = new IdentityPlan(message, origin, view, stated);
        IdentityKind kind = KINDS.get(
                message.header().messageCode() + '^' + message.header().triggerEvent());
        Optional<Rejection> rejection = kind == IdentityKind.MERGE ? plan.merges() : plan.pair(kind);
        return new Said(rejection.isPresent() ? List.of() : List.copyOf(plan.statements), rejection);
    }

    private Optional<Rejection> merges() {
        Segment pid = null;
        for (Segment segment : message.segments()) {
            if (segment.is("PID")) {
                pid = segment;
            } else if (segment.is("MRG")) {
                if (pid == null) {
                    return rejection(Reason.REQUIRED_MISSING, "PID", "each MRG follows the PID that it is merged into");
                }
                Optional<Rejection> rejection = merge(pid, segment);
                if (rejection.isPresent()) {
                    return rejection;
                }
            }
        }
        return statements.isEmpty()
                ? rejection(Reason.REQUIRED_MISSING, "MRG", "a merge names the patient that is merged")
                : Optional.empty();
    }

    private Optional<Rejection> merge(Segment pid, Segment mrg) {
        Subjects survivor = Subjects.of(pid, message, view);
        Subjects retired = Subjects.of(Identifiers.ofMerged(mrg), mrg.location() + "-1", message, view);
        return said(IdentityKind.MERGE, survivor, retired, mrg.location() + "-1");
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
        Clock clock = Clock.of(origin, new SetSnapshot(positions.next(), Patients.TYPE, Set.of(), stated));
        statements.add(new IdentityStatement(
                kind,
                Rank.SOURCE_MESSAGE,
                first.only(),
                second.only(),
                clock,
                view.feed().id()));
        return Optional.empty();
    }

    private static Optional<Rejection> rejection(Reason reason, String place, String rule) {
        return Optional.of(new Rejection(reason, place, rule));
    }
}
