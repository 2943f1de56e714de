package health.tributary.contract.identity;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Clock;
import java.util.Objects;

/**
 * One word on who is whom.
 *
 * @param kind what it says
 * @param rank whose word it is
 * @param first one subject; of a merge, the one that goes on
 * @param second the other; of a merge, the one whose number is retired
 * @param clock when, in the order of all statements; (message, position) is its identity
 * @param feed the feed it came through
 */
public record IdentityStatement(
        IdentityKind kind, Rank rank, SubjectId first, SubjectId second, Clock clock, FeedId feed) {
    public IdentityStatement {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(rank);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(feed);
        if (first.equals(second)) {
            throw new IllegalArgumentException("an identity statement is about two subjects");
        }
    }

    /** Its identity, such that a resend is the same statement: {@code message/position}. */
    public String id() {
        return clock.message().value() + "/" + clock.position();
    }
}
