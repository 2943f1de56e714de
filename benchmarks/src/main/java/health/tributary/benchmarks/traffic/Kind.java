package health.tributary.benchmarks.traffic;

import java.time.Instant;

/** A kind of traffic: what is sent about a patient, and how it can be seen that it has come. */
public interface Kind {
    /** Lower-case letters; stands in marks. */
    String name();

    /**
     * A message.
     *
     * @param patient whom it is about, from 0
     * @param sequence its number, unique in the run
     * @param now its time; later for each further message of the patient
     */
    Message message(int patient, long sequence, Instant now);
}
