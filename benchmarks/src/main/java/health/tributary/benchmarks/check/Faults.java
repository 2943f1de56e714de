package health.tributary.benchmarks.check;

import java.util.ArrayList;
import java.util.List;

/** What was lost, doubled or wrong, in sentences: the first twenty of them and how many there were. For several threads. */
public final class Faults {
    private static final int MOST_KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    public synchronized void add(String sentence) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(sentence);
        }
    }

    public synchronized long count() {
        return count;
    }

    /** The first twenty. */
    public synchronized List<String> first() {
        return List.copyOf(first);
    }
}
