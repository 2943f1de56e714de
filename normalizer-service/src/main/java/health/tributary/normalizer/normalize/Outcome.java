package health.tributary.normalizer.normalize;

import health.tributary.contract.Rejection;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.statement.StatementBatch;
import java.util.List;
import java.util.Objects;

/** What the normaliser makes of a message: statements, or the reason why there are none. */
public sealed interface Outcome {
    /**
     * The message was understood.
     *
     * @param batches one for each subject that it speaks of; none if it only speaks of identity
     * @param identified what it says about who is whom, and where
     * @param warnings what was repaired, assumed or left out
     */
    record Normalized(List<StatementBatch> batches, List<Identified> identified, List<Warning> warnings)
            implements Outcome {
        public Normalized {
            batches = List.copyOf(batches);
            identified = List.copyOf(identified);
            warnings = List.copyOf(warnings);
        }

        /** What it says about who is whom. */
        public List<IdentityStatement> identity() {
            return identified.stream().map(Identified::statement).toList();
        }
    }

    /** The message cannot be used, whole. */
    record Rejected(Rejection rejection, List<Warning> warnings) implements Outcome {
        public Rejected {
            Objects.requireNonNull(rejection);
            warnings = List.copyOf(warnings);
        }
    }
}
