package health.tributary.ingest.mllp;

import java.util.HashMap;
import java.util.Map;

/** Counts the connections of both ports, in all and by address. Safe for use by many threads. */
final class Connections {
    /** Whether one more is let in. */
    enum Entry {
        LET_IN,
        TOO_MANY,
        TOO_MANY_OF_ADDRESS
    }

    private final int max;
    private final int maxOfAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int open;

    Connections(int max, int maxOfAddress) {
        this.max = max;
        this.maxOfAddress = maxOfAddress;
    }

    /** Counts one more from an address, if there is room for it. */
    synchronized Entry enter(String address) {
        if (open >= max) {
            return Entry.TOO_MANY;
        }
        if (byAddress.getOrDefault(address, 0) >= maxOfAddress) {
            return Entry.TOO_MANY_OF_ADDRESS;
        }
        open++;
        byAddress.merge(address, 1, Integer::sum);
        return Entry.LET_IN;
    }

    /** Counts one that was let in as gone. */
    synchronized void leave(String address) {
        open--;
        byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    /** How many are open. */
    synchronized int open() {
        return open;
    }
}
