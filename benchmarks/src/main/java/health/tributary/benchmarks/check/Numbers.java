package health.tributary.benchmarks.check;

/** Checks that a subscription's events come numbered 1, 2, 3 …: none left out, none twice. For one thread. */
public final class Numbers {
    private final Faults faults;
    private volatile long last;

    public Numbers(Faults faults) {
        this.faults = faults;
    }

    /** Notes the next event's number. */
    public void next(long number) {
        if (number <= last) {
            faults.add("event " + number + " came twice or late, after " + last);
            return;
        }
        if (number != last + 1) {
            faults.add("after event " + last + " came " + number);
        }
        last = number;
    }

    /** The highest number; also how many events there are, when nothing is wrong. May be read by any thread. */
    public long last() {
        return last;
    }
}
