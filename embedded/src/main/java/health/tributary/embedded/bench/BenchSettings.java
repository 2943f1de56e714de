package health.tributary.embedded.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be driven, and how hard.
 *
 * @param run a name of letters and digits that no earlier run on the same data had; stands in each message
 * @param mix weights by kind of traffic; empty for the driver's own
 * @param rate messages a second over all connections; 0 for as many as the doors take
 * @param connections with one message in flight each, 1 to 256
 * @param patients of each source, at least as many as connections
 * @param warmUp sending that is checked and not measured
 * @param duration of what is measured
 * @param settle how long what was sent may take to be everywhere
 * @param idle how many messages are followed one at a time, to a webhook; 0 for none
 * @param readers clients that read at once, 1 to 256
 * @param reading how long each kind of reading is done; zero for none
 * @param report where the report is written as JSON
 */
public record BenchSettings(
        String run,
        Map<String, Integer> mix,
        int rate,
        int connections,
        int patients,
        Duration warmUp,
        Duration duration,
        Duration settle,
        int idle,
        int readers,
        Duration reading,
        Optional<Path> report) {
    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_IDLE = 10_000;
    private static final int MOST_PATIENTS = 1_000_000;

    /** Refuses what could not work, in a sentence. */
    public BenchSettings {
        mix = Collections.unmodifiableMap(new LinkedHashMap<>(mix));
        require(run.matches("[A-Za-z0-9]{1,20}"), "a run's name is 1 to 20 letters and digits");
        require(rate >= 0, "a rate is not negative");
        require(connections >= 1 && connections <= MOST_AT_ONCE, "there are 1 to " + MOST_AT_ONCE + " connections");
        require(readers >= 1 && readers <= MOST_AT_ONCE, "there are 1 to " + MOST_AT_ONCE + " readers");
        require(idle >= 0 && idle <= MOST_IDLE, "0 to " + MOST_IDLE + " messages are followed one at a time");
        require(
                patients >= connections && patients <= MOST_PATIENTS,
                "there are as many patients as connections or more, at most " + MOST_PATIENTS);
        require(!duration.isNegative() && !duration.isZero(), "something must be sent for a second or more");
        require(mix.values().stream().allMatch(weight -> weight > 0), "the weights of a mix are 1 or more");
    }

    /** The same with another mix. */
    public BenchSettings withMix(Map<String, Integer> other) {
        return new BenchSettings(
                run, other, rate, connections, patients, warmUp, duration, settle, idle, readers, reading, report);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
