package health.tributary.record.identity;

import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.record.fold.Messages;
import java.time.Instant;

/** Identity statements for tests. */
public final class IdentityStatements {
    private IdentityStatements() {}

    /** A statement of a message of its own at this minute. */
    public static IdentityStatement at(int minute, Rank rank, IdentityKind kind, SubjectId first, SubjectId second) {
        Instant time = Messages.minute(minute);
        String name = minute + rank.name() + kind + first + second;
        Clock clock = new Clock(time, time, 0, time, Messages.message(Messages.FEED, name), 0);
        return new IdentityStatement(kind, rank, first, second, clock, Messages.FEED);
    }
}
