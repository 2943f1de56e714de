package health.tributary.record.series;

import health.tributary.contract.MessageId;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The samples that messages stated of one subject and metric on one local day, or on a slice of it: a grow-only set. What it
 * shows is {@link ShownSample#of}. All that changes it is a join, or follows from one, so that it is a pure function of what
 * was ever put in. Immutable; an operation that changes nothing returns the bucket itself.
 */
public final class Bucket {
    /** Nothing was stated. */
    public static final Bucket EMPTY = new Bucket(List.of(), List.of());

    private final List<Part> parts;
    private final List<Row> rows;

    /** Parts in {@link Part#ORDER}, each of which stated a row; rows in {@link Row#compare}'s order. */
    Bucket(List<Part> parts, List<Row> rows) {
        this.parts = parts;
        this.rows = rows;
    }

    /** What one statement says. */
    public static Bucket of(Origin origin, int mapping, Readings readings) {
        int[] first = {0};
        List<Row> rows = new ArrayList<>(readings.samples().size());
        for (Sample sample : readings.samples()) {
            rows.add(new Row(sample, first));
        }
        rows.sort(Row::compare);
        List<Row> distinct = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (distinct.isEmpty() || Row.compare(distinct.get(distinct.size() - 1), row) != 0) {
                distinct.add(row);
            }
        }
        return new Bucket(List.of(Part.of(origin, mapping, readings)), distinct);
    }

    List<Part> parts() {
        return parts;
    }

    List<Row> rows() {
        return rows;
    }

    /** How many samples it holds, those included that a later word on the same sample covers. */
    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** All that this and the other one hold, without what a higher mapping version of its message voids. */
    public Bucket join(Bucket other) {
        if (other.parts.isEmpty()) {
            return this;
        }
        if (parts.isEmpty()) {
            return other;
        }
        Parts joined = Parts.join(parts, other.parts);
        List<Row> merged = merge(moved(rows, joined.left()), moved(other.rows, joined.right()));
        if (merged.size() == rows.size() && joined.list().equals(parts) && sameRows(merged)) {
            return this;
        }
        return new Bucket(joined.list(), merged).compacted();
    }

    private boolean sameRows(List<Row> merged) {
        for (int i = 0; i < merged.size(); i++) {
            if (!merged.get(i).same(rows.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Row> moved(List<Row> rows, int[] moves) {
        if (Parts.still(moves)) {
            return rows;
        }
        List<Row> moved = new ArrayList<>(rows.size());
        for (Row row : rows) {
            int[] parts = Parts.moved(row.parts(), moves);
            if (parts.length > 0) {
                moved.add(new Row(row.sample(), parts));
            }
        }
        return moved;
    }

    private static List<Row> merge(List<Row> one, List<Row> other) {
        List<Row> merged = new ArrayList<>(one.size() + other.size());
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            Row left = one.get(i);
            Row right = other.get(j);
            int order = Row.compare(left, right);
            if (order < 0) {
                merged.add(left);
                i++;
            } else if (order > 0) {
                merged.add(right);
                j++;
            } else {
                int[] union = Parts.union(left.parts(), right.parts());
                merged.add(union.length == left.parts().length ? left : new Row(left.sample(), union));
                i++;
                j++;
            }
        }
        merged.addAll(one.subList(i, one.size()));
        merged.addAll(other.subList(j, other.size()));
        return merged;
    }

    /** Without what a message said under mapping versions below this one. */
    public Bucket voided(MessageId message, int mapping) {
        return keeping(part -> {
            Part one = parts.get(part);
            return !one.message().equals(message) || one.mapping() >= mapping;
        });
    }

    /** An earlier receipt of a message; of one that it does not know, nothing. */
    public Bucket receivedAt(MessageId message, Instant received) {
        Instant at = Part.micros(received);
        List<Part> earlier = new ArrayList<>();
        for (Part part : parts) {
            if (part.message().equals(message) && at.isBefore(part.received())) {
                earlier.add(part.receivedAt(at));
            }
        }
        return earlier.isEmpty() ? this : join(new Bucket(earlier, List.of()));
    }

    /** Its samples by what a function says of each, with who stated them. */
    <K> Map<K, Bucket> by(Function<Sample, K> of) {
        Map<K, List<Row>> apart = new HashMap<>();
        for (Row row : rows) {
            apart.computeIfAbsent(of.apply(row.sample()), key -> new ArrayList<>())
                    .add(row);
        }
        Map<K, Bucket> buckets = new HashMap<>();
        apart.forEach((key, some) -> buckets.put(key, new Bucket(parts, some).compacted()));
        return buckets;
    }

    /** Whether any of its samples is of an interval. */
    boolean hasIntervals() {
        return rows.stream().anyMatch(row -> !row.sample().instant());
    }

    /** Many as one: in pairs, as joining one after the other would copy the first ones again and again. */
    public static Bucket union(List<Bucket> buckets) {
        if (buckets.size() <= 1) {
            return buckets.isEmpty() ? EMPTY : buckets.get(0);
        }
        int half = buckets.size() / 2;
        return union(buckets.subList(0, half)).join(union(buckets.subList(half, buckets.size())));
    }

    private Bucket keeping(IntPredicate stays) {
        int[] moves = new int[parts.size()];
        boolean all = true;
        for (int i = 0; i < moves.length; i++) {
            boolean kept = stays.test(i);
            moves[i] = kept ? i : -1;
            all &= kept;
        }
        return all ? this : new Bucket(parts, moved(rows, moves)).compacted();
    }

    /** Without parts that state none of the rows: what says nothing leaves nothing. */
    private Bucket compacted() {
        boolean[] used = new boolean[parts.size()];
        int count = 0;
        for (Row row : rows) {
            for (int part : row.parts()) {
                count += used[part] ? 0 : 1;
                used[part] = true;
            }
            if (count == used.length) {
                return this;
            }
        }
        int[] moves = new int[used.length];
        List<Part> kept = new ArrayList<>(count);
        for (int i = 0; i < used.length; i++) {
            moves[i] = used[i] ? kept.size() : -1;
            if (used[i]) {
                kept.add(parts.get(i));
            }
        }
        return new Bucket(List.copyOf(kept), moved(rows, moves));
    }

    @Override
    public String toString() {
        return "Bucket(" + rows.size() + " samples of " + parts.size() + " statements, redacted)";
    }
}
