package health.tributary.benchmarks.check;

import java.util.HashSet;
import java.util.Set;

/**
 * What a subscriber was told of each entry: created once, unless it was retracted in between; and of an entry that only one
 * message speaks of nothing more. For several threads.
 */
public final class Told {
    private final Set<String> there = new HashSet<>();
    private final Faults faults;

    public Told(Faults faults) {
        this.faults = faults;
    }

    /**
     * Notes an event.
     *
     * @param kind of the write: {@code created}, {@code updated} …
     * @param focus {@code TYPE/ID} of what changed
     * @param once whether one message alone speaks of it
     */
    public synchronized void next(String kind, String focus, boolean once) {
        boolean known = there.contains(focus);
        if (kind.equals("retracted")) {
            there.remove(focus);
        } else {
            there.add(focus);
        }
        if (known && kind.equals("created")) {
            faults.add(focus + " was told twice as created");
        } else if (known && once) {
            faults.add(focus + " was told as " + kind + " although nothing changed it");
        }
    }

    /** Whether it was told that this is there. */
    public synchronized boolean of(String focus) {
        return there.contains(focus);
    }
}
