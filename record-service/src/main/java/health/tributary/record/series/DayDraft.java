package health.tributary.record.series;

import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.reading.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is to be written of a day when more is stated of it, without I/O: it says which slices it must know ({@link #missing}),
 * is told, and says what to write. Slices are written before the day, so that a day never names what is not there; a writer
 * that ends between them leaves a day whose portions differ from its slices', which the next one sees and mends.
 */
public final class DayDraft {
    private static final byte[] NO_SET = {};

    /** A document of the day. */
    private static final class Leaf {
        private final long revision;
        private final Bucket before;
        private final Bucket shownBefore;
        private Bucket now;

        Leaf(long revision, Bucket before, Bucket shownBefore) {
            this.revision = revision;
            this.before = before;
            this.shownBefore = shownBefore;
            this.now = before;
        }

        static Leaf read(long revision, byte[] set) {
            Bucket bucket = set.length == 0 ? Bucket.EMPTY : BucketCodec.decode(set);
            return new Leaf(revision, bucket, bucket);
        }

        /** What an earlier writer left of a slice that no reader has seen, as the day is not cut there. */
        Leaf unseen() {
            return new Leaf(revision, before, Bucket.EMPTY);
        }
    }

    /**
     * What is to be written, in this order.
     *
     * @param slices first
     * @param day then, if it changed
     * @param emptied slices that were cut: after the day, and as well not at all
     * @param kind of the day's write
     */
    public record Written(
            List<StoredSlice> slices, Optional<StoredDay> day, List<StoredSlice> emptied, WriteKind kind) {
        public Written {
            slices = List.copyOf(slices);
            emptied = List.copyOf(emptied);
        }
    }

    private final DayKey key;
    private final Optional<StoredDay> stored;
    private final Bucket stated;
    private final List<Heard> heard;
    private final Map<String, Optional<StoredSlice>> known = new HashMap<>();
    private final Map<String, Leaf> leaves = new HashMap<>();
    private final Map<String, Leaf> emptied = new HashMap<>();
    private Slices slices;
    private boolean joined;

    /**
     * A draft.
     *
     * @param stated what is stated now
     * @param heard of messages that may have spoken of the day before
     */
    public DayDraft(DayKey key, Optional<StoredDay> stored, Bucket stated, Collection<Heard> heard) {
        this.key = key;
        this.stored = stored;
        this.stated = stated;
        this.heard = List.copyOf(heard);
        this.slices = stored.map(day -> new Slices(day.cut())).orElse(Slices.WHOLE);
        if (slices.whole()) {
            byte[] set = stored.map(StoredDay::set).orElse(NO_SET);
            leaves.put("", Leaf.read(0, set));
        }
    }

    public DayKey key() {
        return key;
    }

    /** Slices that must be known next; empty when the rest can be told. */
    public Set<StoredSlice.Key> missing() {
        Set<String> missing = joined ? new LinkedHashSet<>() : unknown(concerned());
        if (missing.isEmpty() && !joined) {
            joined = true;
            join();
        }
        if (joined) {
            missing = cut();
        }
        Set<StoredSlice.Key> keys = new LinkedHashSet<>();
        missing.forEach(path -> keys.add(new StoredSlice.Key(key.id(), path)));
        return keys;
    }

    /** Tells what the store has of the slices asked for. */
    public void tell(Collection<StoredSlice.Key> asked, Map<StoredSlice.Key, StoredSlice> found) {
        asked.forEach(slice -> known.put(slice.path(), Optional.ofNullable(found.get(slice))));
    }

    private Set<String> unknown(Collection<String> paths) {
        Set<String> unknown = new LinkedHashSet<>(paths);
        unknown.remove("");
        unknown.removeAll(known.keySet());
        return unknown;
    }

    // What overlaps may lie in different slices, so that a day with intervals is summed up as a whole.
    private boolean asAWhole() {
        boolean intervals = stored.map(day -> day.slices().isEmpty()).orElse(false) || stated.hasIntervals();
        return intervals || !heard.isEmpty();
    }

    private Collection<String> concerned() {
        return slices.whole() || asAWhole()
                ? slices.all()
                : stated.by(sample -> slices.of(sample, key.day())).keySet();
    }

    private void join() {
        Map<String, Bucket> apart = stated.by(sample -> slices.of(sample, key.day()));
        for (String path : concerned()) {
            Leaf leaf = leaves.computeIfAbsent(path, this::leaf);
            leaf.now = leaf.now.join(apart.getOrDefault(path, Bucket.EMPTY));
            heard.forEach(message -> leaf.now = message.in(leaf.now));
        }
    }

    private Leaf leaf(String path) {
        return known.get(path)
                .map(slice -> Leaf.read(slice.revision(), slice.set()))
                .orElseGet(() -> Leaf.read(0, NO_SET));
    }

    /** Cuts what is too full; the halves that must be known for it, as an earlier writer may have left them. */
    private Set<String> cut() {
        Set<String> missing = new LinkedHashSet<>();
        for (String path : List.copyOf(leaves.keySet())) {
            if (Slices.tooFull(path, leaves.get(path).now.size())) {
                Set<String> unknown = unknown(List.of(path + "0", path + "1"));
                missing.addAll(unknown);
                if (unknown.isEmpty()) {
                    cut(path);
                    missing.addAll(cut());
                    return missing;
                }
            }
        }
        return missing;
    }

    private void cut(String path) {
        Leaf whole = leaves.remove(path);
        slices = slices.cut(path);
        Map<String, Bucket> halves = whole.now.by(sample -> slices.of(sample, key.day()));
        for (String half : List.of(path + "0", path + "1")) {
            // Another writer may just have cut it too, and what it wrote there may be nowhere else.
            Leaf leaf = leaf(half).unseen();
            leaf.now = leaf.now.join(halves.getOrDefault(half, Bucket.EMPTY));
            leaves.put(half, leaf);
        }
        emptied.put(path, whole);
    }

    /**
     * What is to be written, once nothing is missing; empty when all is as it should be.
     *
     * @param as what the write is, but for its kind
     * @param observation the day's Observation, of a portion that is not empty
     */
    public Optional<Written> written(LastWrite as, Function<Portion, String> observation) {
        DayState now = DayState.of(shownNow(), slices, stored);
        List<StoredSlice> changed = new ArrayList<>();
        leaves.forEach((path, leaf) -> {
            if (!path.isEmpty() && leaf.now != leaf.before) {
                changed.add(slice(path, leaf, leaf.now));
            }
        });
        WriteKind kind = kind(now.portion());
        boolean same = stored.isPresent()
                && now.sameAs(stored.get())
                && (!slices.whole() || leaves.get("").now == leaves.get("").before);
        boolean nothing = stored.isEmpty() && now.portion().isEmpty();
        if (same || nothing) {
            return changed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Written(changed, Optional.empty(), List.of(), WriteKind.CONFIRMED));
        }
        StoredDay day = new StoredDay(
                key,
                stored.map(StoredDay::revision).orElse(0L) + 1,
                slices.whole() ? BucketCodec.encode(leaves.get("").now) : NO_SET,
                slices.cut(),
                now.slices(),
                now.portion(),
                now.portion().isEmpty() ? "" : observation.apply(now.portion()),
                of(as, kind));
        List<StoredSlice> last = new ArrayList<>();
        emptied.forEach((path, leaf) -> {
            if (leaf.revision > 0) {
                last.add(slice(path, leaf, Bucket.EMPTY));
            }
        });
        return Optional.of(new Written(changed, Optional.of(day), last, kind));
    }

    private SortedMap<String, List<ShownSample>> shownNow() {
        SortedMap<String, List<ShownSample>> shown = new TreeMap<>();
        leaves.forEach((path, leaf) -> shown.put(path, ShownSample.of(leaf.now)));
        return shown;
    }

    private StoredSlice slice(String path, Leaf leaf, Bucket set) {
        return new StoredSlice(
                new StoredSlice.Key(key.id(), path), key.subject(), leaf.revision + 1, BucketCodec.encode(set));
    }

    private WriteKind kind(Portion now) {
        if (stored.isEmpty() || stored.get().portion().isEmpty()) {
            return now.isEmpty() ? WriteKind.CONFIRMED : WriteKind.CREATED;
        }
        if (now.isEmpty()) {
            return WriteKind.RETRACTED;
        }
        Set<Sample> before = new HashSet<>();
        Set<Sample> after = new HashSet<>();
        leaves.values().forEach(leaf -> add(leaf.shownBefore, before));
        emptied.values().forEach(leaf -> add(leaf.shownBefore, before));
        leaves.values().forEach(leaf -> add(leaf.now, after));
        if (!after.containsAll(before)) {
            return WriteKind.CORRECTED;
        }
        return after.size() == before.size() ? WriteKind.CONFIRMED : WriteKind.APPENDED;
    }

    private static void add(Bucket bucket, Set<Sample> samples) {
        ShownSample.of(bucket).forEach(shown -> samples.add(shown.sample()));
    }

    private static LastWrite of(LastWrite as, WriteKind kind) {
        return new LastWrite(
                kind, as.received(), as.message(), as.feed(), as.traceparent(), as.backfill(), as.replay());
    }
}
