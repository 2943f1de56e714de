package health.tributary.record.apply;

import health.tributary.contract.change.WriteKind;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Statement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came of applying batches: numbers for metrics.
 *
 * @param statements in batches that said something new
 * @param duplicates batches that said nothing new
 * @param writes of entries, by kind
 * @param conflicts documents that another applier had written meanwhile
 * @param touched subjects announced to the decider of identity
 * @param samples of readings in batches that said something new
 * @param buckets of readings that were written
 */
public record Applied(
        int statements,
        int duplicates,
        Map<WriteKind, Integer> writes,
        int conflicts,
        int touched,
        int samples,
        int buckets) {
    public Applied {
        Map<WriteKind, Integer> copy = new EnumMap<>(WriteKind.class);
        copy.putAll(writes);
        writes = Collections.unmodifiableMap(copy);
    }

    /** Gathers the numbers over attempts. */
    static final class Tally {
        private int statements;
        private int duplicates;
        private int conflicts;
        private int touched;
        private int samples;
        private int buckets;
        private final Map<WriteKind, Integer> writes = new EnumMap<>(WriteKind.class);

        void admitted(Admission admission) {
            duplicates += admission.duplicates();
            for (Admitted one : admission.admitted()) {
                statements += one.batch().statements().size();
                for (Statement statement : one.batch().statements()) {
                    samples += statement instanceof Readings readings
                            ? readings.samples().size()
                            : 0;
                }
            }
        }

        void wrote(WriteKind kind) {
            writes.merge(kind, 1, Integer::sum);
        }

        void bucket() {
            buckets++;
        }

        void conflicted(int documents) {
            conflicts += documents;
        }

        void touched(int subjects) {
            touched += subjects;
        }

        Applied result() {
            return new Applied(statements, duplicates, writes, conflicts, touched, samples, buckets);
        }
    }
}
