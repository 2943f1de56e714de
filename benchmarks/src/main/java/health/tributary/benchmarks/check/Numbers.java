package health.tributary.benchmarks.check;

import java.util.Optional;

/** Checks that a subscription's events come numbered 1, 2, 3 …: none left out, none twice. Not for several threads. */
public final class Numbers {
    private long last;
    private String fault = "";

    /** Notes the next event's number. */
    public void next(long number) {
        if (number != last + 1 && fault.isEmpty()) {
            fault = number <= last
                    ? "event " + number + " came twice or late, after " + last
                    : "after event " + last + " came " + number;
        }
        last = Math.max(last, number);
    }

    /** The highest number; also how many events there are, when nothing is wrong. */
    public long last() {
        return last;
    }

    /** The first thing that was wrong. */
    public Optional<String> fault() {
        return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
    }
}
