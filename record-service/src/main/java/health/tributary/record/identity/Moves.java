package health.tributary.record.identity;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Move;
import health.tributary.contract.identity.Moved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was moved between subjects, and where it is now: whatever the order in which the words of it come.
 *
 * <p>The last word counts, by clock, and that of a stronger rank before all weaker ones. A move takes along what was moved to
 * its entry before, and brings back what was moved away from the entry that it becomes: so a move that is reversed leaves
 * everything where it was.
 *
 * <p>The moves of a component (see {@link Persons}) depend on that component alone.
 */
public final class Moves {
    private static final Comparator<IdentityStatement> WEAKEST_FIRST = Comparator.comparing(IdentityStatement::rank)
            .reversed()
            .thenComparing(IdentityStatement::clock)
            .thenComparing(IdentityStatement::id);

    private Moves() {}

    /** The entries that are elsewhere, in order of their ids; statements of other kinds say nothing of that. */
    public static List<Move> of(Collection<IdentityStatement> statements) {
        Map<String, IdentityStatement> distinct = new TreeMap<>();
        for (IdentityStatement one : statements) {
            if (one.kind() == IdentityKind.MOVE) {
                distinct.merge(
                        one.id(), one, (known, copy) -> known.clock().compareTo(copy.clock()) <= 0 ? known : copy);
            }
        }
        List<IdentityStatement> ordered = new ArrayList<>(distinct.values());
        ordered.sort(WEAKEST_FIRST);
        // What a later move becomes is at its own place then: so following the steps ends.
        Map<EntryId, IdentityStatement> steps = new TreeMap<>();
        for (IdentityStatement one : ordered) {
            Moved moved = one.moved().orElseThrow();
            steps.remove(moved.becomes());
            steps.put(moved.entry(), one);
        }
        List<Move> moves = new ArrayList<>();
        steps.forEach((entry, first) -> {
            SubjectId from = first.second();
            SubjectId to = last(first, steps).first();
            if (!to.equals(from)) {
                moves.add(new Move(first.moved().orElseThrow().type(), entry, from, to));
            }
        });
        return moves;
    }

    private static IdentityStatement last(IdentityStatement first, Map<EntryId, IdentityStatement> steps) {
        IdentityStatement last = first;
        for (IdentityStatement next = first;
                next != null;
                next = steps.get(last.moved().orElseThrow().becomes())) {
            last = next;
        }
        return last;
    }
}
