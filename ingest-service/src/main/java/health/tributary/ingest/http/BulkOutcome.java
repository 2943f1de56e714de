package health.tributary.ingest.http;

import health.tributary.ingest.admit.FhirPart;
import health.tributary.ingest.admit.LineProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of a bulk body.
 *
 * @param end how it ended
 * @param taken how many lines are durable and taken
 * @param refused how many are durable among the rejects, or, where too long, not kept
 * @param messages how many messages they make
 * @param problems of these lines; of each part the first ones
 * @param notNamed how many problems more there are
 */
record BulkOutcome(End end, long taken, long refused, long messages, List<LineProblem> problems, long notNamed) {
    BulkOutcome {
        Objects.requireNonNull(end);
        problems = List.copyOf(problems);
    }

    /** How a body ends. */
    enum End {
        /** All of it was read, and is durable. */
        WHOLE,
        /** It broke off, or is not what {@code Content-Encoding} says: of its last part nothing is taken. */
        CUT,
        NO_GZIP,
        /** The broker did not take a part. */
        NOT_STORED,
        /** No room was free for it in time. */
        NO_ROOM,
        /** Nothing came for too long. */
        TOO_SLOW,
        /** It is longer than what is read of one body. */
        ENDLESS
    }

    /** Adds up what is durable; names no more problems than one answer has. */
    static final class Tally {
        private static final int MAX_NAMED = 500;

        private final List<LineProblem> problems = new ArrayList<>();
        private long taken;
        private long refused;
        private long messages;
        private long notNamed;

        void add(FhirPart part) {
            taken += part.taken();
            refused += part.refused();
            messages += part.messages().size();
            notNamed += part.notNamed();
            for (LineProblem problem : part.problems()) {
                if (problems.size() < MAX_NAMED) {
                    problems.add(problem);
                } else {
                    notNamed++;
                }
            }
        }

        BulkOutcome ended(End end) {
            return new BulkOutcome(end, taken, refused, messages, problems, notNamed);
        }
    }
}
