package health.tributary.ccda;

import java.util.Objects;

/** What the reader makes of bytes. */
public sealed interface ReadResult {
    /** A document. */
    record Read(CdaDocument document) implements ReadResult {
        public Read {
            Objects.requireNonNull(document);
        }
    }

    /** No document, and why. */
    record Unreadable(Problem problem) implements ReadResult {
        public Unreadable {
            Objects.requireNonNull(problem);
        }
    }
}
