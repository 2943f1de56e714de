package health.tributary.contract.identity;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * One word on who is whom.
 *
 * @param kind what it says
 * @param rank whose word it is
 * @param first one subject; of a merge, the one that goes on; of a move, the one who gets something
 * @param second the other; of a merge, the one whose number is retired; of a move, the one who had it
 * @param clock when, in the order of all statements; (message, position) is its identity
 * @param feed the feed it came through
 * @param moved of a move, what moves
 */
public record IdentityStatement(
        IdentityKind kind,
        Rank rank,
        SubjectId first,
        SubjectId second,
        Clock clock,
        FeedId feed,
        Optional<Moved> moved) {
    public IdentityStatement {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(rank);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(feed);
        if (first.equals(second)) {
            throw new IllegalArgumentException("an identity statement is about two subjects");
        }
        if ((kind == IdentityKind.MOVE) != moved.isPresent()) {
            throw new IllegalArgumentException("a move says what moves, and no other statement does");
        }
    }

    /** A statement that moves nothing. */
    public IdentityStatement(
            IdentityKind kind, Rank rank, SubjectId first, SubjectId second, Clock clock, FeedId feed) {
        this(kind, rank, first, second, clock, feed, Optional.empty());
    }

    /** Its identity, such that a resend is the same statement: {@code message/position}. */
    public String id() {
        return clock.message().value() + "/" + clock.position();
    }
}
