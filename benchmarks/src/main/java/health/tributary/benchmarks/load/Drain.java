package health.tributary.benchmarks.load;

import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Mark;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits until the record shows the last message of every patient, and counts what it must have made. */
final class Drain {
    private static final long PAUSE_MILLIS = 500;

    private Drain() {}

    /**
     * Seconds until every patient's address is that of its last message.
     *
     * @throws IOException when that takes longer than the limit, or something is there twice
     */
    static double await(
            String run, RecordProbe record, DoorLoad load, Admissions traffic, int patients, int limitSeconds)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(limitSeconds);
        for (int patient = 0; patient < patients; patient++) {
            if (load.last(patient) == 0) {
                continue;
            }
            String expected = new Mark(traffic.name(), patient, load.last(patient)).text(run);
            while (!record.street(traffic.number(patient)).equals(expected)) {
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "after " + limitSeconds + " s the record lacks the last message of patient " + patient);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Checks that each patient's messages made one of each: nothing missing, nothing doubled. */
    static void check(RecordProbe record, DoorLoad load, Admissions traffic, int patients)
            throws IOException, InterruptedException {
        for (int patient = 0; patient < patients; patient++) {
            if (load.last(patient) == 0) {
                continue;
            }
            for (String type : new String[] {"Encounter", "AllergyIntolerance", "Condition", "RelatedPerson"}) {
                int count = record.count(traffic.number(patient), type);
                if (count != 1) {
                    throw new IOException("patient " + patient + " has " + count + " resources of type " + type
                            + " and should have 1");
                }
            }
        }
    }
}
