package health.tributary.benchmarks.load;

import health.tributary.benchmarks.check.Expected;
import health.tributary.benchmarks.check.Faults;
import health.tributary.benchmarks.check.Ledger;
import health.tributary.benchmarks.check.Numbers;
import health.tributary.benchmarks.check.Told;
import health.tributary.benchmarks.report.Latencies;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that is noted of a run, by those who send and those who look.
 *
 * @param sequence the number of the last message
 * @param replaced messages that were seen by a later one of their track only
 */
record Followed(
        Faults faults,
        Ledger ledger,
        Numbers numbers,
        Told told,
        Expected expected,
        Latencies latencies,
        AtomicLong sequence,
        AtomicLong replaced) {
    static Followed fromNothing() {
        Faults faults = new Faults();
        return new Followed(
                faults,
                new Ledger(faults),
                new Numbers(faults),
                new Told(faults),
                new Expected(),
                new Latencies(),
                new AtomicLong(),
                new AtomicLong());
    }
}
