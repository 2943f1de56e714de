package health.tributary.benchmarks.check;

import health.tributary.benchmarks.traffic.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which messages went in and which have been seen to come out. A message counts as seen when its own mark or a later one of its
 * track is shown: several updates that are applied together make one change, which shows the last. For several threads.
 */
public final class Ledger {
    private record Track(String kind, long number) {}

    /**
     * A message that was seen.
     *
     * @param mark its own
     * @param nanos from sending to seeing
     * @param replaced whether a later message of its track was what was seen
     */
    public record Seen(Mark mark, long nanos, boolean replaced) {}

    private final Map<Track, NavigableMap<Long, Long>> waiting = new HashMap<>();
    private final Map<Track, Long> lastSent = new HashMap<>();
    private final Map<Track, Long> lastSeen = new HashMap<>();
    private final Faults faults;
    private int missing;

    /** A ledger with nothing in it, which says what was shown that should not have been. */
    public Ledger(Faults faults) {
        this.faults = faults;
    }

    /** Notes a message before its first byte goes out; its number is higher than all before it on its track. */
    public synchronized void sent(Mark mark, long nanos) {
        Track track = new Track(mark.kind(), mark.track());
        waiting.computeIfAbsent(track, any -> new TreeMap<>()).put(mark.sequence(), nanos);
        lastSent.merge(track, mark.sequence(), Math::max);
        missing++;
    }

    /** Notes a mark that was shown; gives the messages that are seen by it for the first time. */
    public synchronized List<Seen> seen(Mark mark, long nanos) {
        Track track = new Track(mark.kind(), mark.track());
        long sent = lastSent.getOrDefault(track, 0L);
        long before = lastSeen.getOrDefault(track, 0L);
        if (mark.sequence() > sent) {
            faults.add(mark + " was shown and never sent");
            return List.of();
        }
        if (mark.sequence() < before) {
            faults.add(mark + " was shown after " + before);
            return List.of();
        }
        lastSeen.put(track, mark.sequence());
        NavigableMap<Long, Long> open = waiting.getOrDefault(track, new TreeMap<>());
        List<Seen> seen = new ArrayList<>();
        open.headMap(mark.sequence(), true)
                .forEach((sequence, at) -> seen.add(new Seen(
                        new Mark(mark.kind(), mark.track(), sequence), nanos - at, sequence != mark.sequence())));
        open.headMap(mark.sequence(), true).clear();
        missing -= seen.size();
        return seen;
    }

    /** How many messages were sent and are not seen. */
    public synchronized int missing() {
        return missing;
    }
}
