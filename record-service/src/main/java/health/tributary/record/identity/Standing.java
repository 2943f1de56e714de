package health.tributary.record.identity;

import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The statements that stand.
 *
 * <p>A resend is the same statement; of its copies the one with the earliest clock counts. An UNLINK ends the merges and links
 * of its pair that came before it and are not of a stronger rank. A later merge or link of a pair likewise ends what kept it
 * apart, when it is of the same or a stronger rank: so an operator can take back a "not the same", and nobody below can.
 */
final class Standing {
    private Standing() {}

    /** Merges, links and keep-aparts that stand, in order of (rank, clock, id); moves say nothing of who is whom. */
    static List<IdentityStatement> of(Collection<IdentityStatement> statements) {
        Map<String, IdentityStatement> distinct = new TreeMap<>();
        for (IdentityStatement one : statements) {
            if (one.kind() != IdentityKind.MOVE) {
                distinct.merge(one.id() + "/" + pair(one) + one.kind(), one, Standing::first);
            }
        }
        Map<Apart, List<IdentityStatement>> byPair = new HashMap<>();
        distinct.values()
                .forEach(one -> byPair.computeIfAbsent(pair(one), pair -> new ArrayList<>())
                        .add(one));
        List<IdentityStatement> standing = new ArrayList<>();
        for (List<IdentityStatement> ofPair : byPair.values()) {
            boolean opposed =
                    ofPair.stream().map(IdentityStatement::kind).distinct().count() > 1;
            for (IdentityStatement one : ofPair) {
                boolean ended = opposed && ofPair.stream().anyMatch(other -> ends(other, one));
                if (one.kind() != IdentityKind.UNLINK && !ended) {
                    standing.add(one);
                }
            }
        }
        standing.sort(Comparator.comparing(IdentityStatement::rank)
                .thenComparing(IdentityStatement::clock)
                .thenComparing(IdentityStatement::id)
                .thenComparing(IdentityStatement::first)
                .thenComparing(IdentityStatement::second)
                .thenComparing(IdentityStatement::kind));
        return standing;
    }

    static boolean joins(IdentityStatement statement) {
        return statement.kind() == IdentityKind.MERGE || statement.kind() == IdentityKind.LINK;
    }

    private static boolean ends(IdentityStatement later, IdentityStatement earlier) {
        boolean opposes = later.kind() == IdentityKind.UNLINK
                ? joins(earlier)
                : joins(later) && earlier.kind() == IdentityKind.KEEP_APART;
        return opposes
                && later.rank().compareTo(earlier.rank()) <= 0
                && later.clock().compareTo(earlier.clock()) > 0;
    }

    private static IdentityStatement first(IdentityStatement one, IdentityStatement other) {
        int order = one.clock().compareTo(other.clock());
        int tie = order != 0 ? order : one.rank().compareTo(other.rank());
        return tie != 0 ? (tie < 0 ? one : other) : one.first().compareTo(other.first()) <= 0 ? one : other;
    }

    private static Apart pair(IdentityStatement statement) {
        return Apart.of(statement.first(), statement.second());
    }
}
