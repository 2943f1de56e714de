package health.tributary.benchmarks.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A kind of traffic: what is sent about a patient, through which door, and how it can be seen that it has come. */
public interface Kind {
    /** Lower-case letters; stands in marks. */
    String name();

    Door door();

    /**
     * Whether a patient's next message replaces what the one before it said, so that some are never shown; else each makes
     * entries of its own, which are told once.
     */
    boolean replaces();

    /**
     * A message.
     *
     * @param patient whom it is about, from 0
     * @param sequence its number, unique in the run
     * @param now its time; later for each further message of the patient
     */
    Message message(int patient, long sequence, Instant now);

    Person person(int patient);

    /**
     * A search, behind {@code /fhir}, whose answer shows a message's mark as soon as it can be read; <code>{person}</code> in it
     * stands for the person's id.
     */
    String whereShown(int patient, Mark mark);

    /** How many resources of each type this many messages of one patient leave in the record. */
    Map<String, Integer> leaves(int messages);

    /** A code, {@code system|code}, that Observations of each patient of this kind have. */
    Optional<String> code();
}
