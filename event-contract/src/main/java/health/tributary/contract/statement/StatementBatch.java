package health.tributary.contract.statement;

import health.tributary.contract.SubjectId;
import java.util.List;
import java.util.Objects;

/**
 * What one message says of one subject, and, under its mapping version, all that it says of it: the batch is its own manifest.
 *
 * @param subject of whom; also the key of the Kafka record
 * @param directory whether the subject is a feed's directory of practitioners, organisations and locations
 * @param origin where it comes from
 * @param mappingVersion of the rules that read the message; a higher one replaces a lower one
 * @param statements in the order of their positions
 */
public record StatementBatch(
        SubjectId subject, boolean directory, Origin origin, int mappingVersion, List<Statement> statements) {
    public StatementBatch {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(origin);
        if (mappingVersion < 1) {
            throw new IllegalArgumentException("mapping versions start at 1");
        }
        statements = List.copyOf(statements);
    }
}
