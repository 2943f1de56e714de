package health.tributary.ingest.admit;

import health.tributary.hl7v2.Batch;
import health.tributary.hl7v2.Warning;
import java.util.List;

/** What one arrival turned out to be: a message, or a batch of them that gets one answer. */
public sealed interface Delivery {
    /** Each message in order; at least one. */
    List<Admission> admissions();

    /** What was odd about the batch as such: a wrong count, a missing trailer. Of its messages nothing. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** A message by itself. */
    record Single(Admission admission) implements Delivery {
        @Override
        public List<Admission> admissions() {
            return List.of(admission);
        }
    }

    /** Messages in one piece: a batch, a file of batches, or simply one behind the other. */
    record Several(Batch batch, List<Admission> admissions) implements Delivery {
        public Several {
            admissions = List.copyOf(admissions);
        }

        @Override
        public List<Warning> warnings() {
            return batch.warnings();
        }

        /** Whether the sender wrapped them in BHS or FHS, and so expects the answer to be wrapped too. */
        boolean wrapped() {
            return batch.fileHeader().isPresent()
                    || batch.groups().stream().anyMatch(group -> group.header().isPresent());
        }
    }
}
