package health.tributary.record.series;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.reading.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket as bytes, column by column, since neighbours in a column are alike: version, parts, lists of parts, then starts,
 * lengths, offsets, flags, sources, values and who stated each row. Equal buckets give equal bytes.
 */
public final class BucketCodec {
    private static final int VERSION = 1;

    private BucketCodec() {}

    /** The bucket as bytes. */
    public static byte[] encode(Bucket bucket) {
        ColumnWriter out = new ColumnWriter().number(VERSION);
        parts(out, bucket.parts());
        List<Row> rows = bucket.rows();
        int[] lists = lists(out, rows);
        out.number(rows.size());
        int values = rows.isEmpty() ? 0 : rows.get(0).sample().values().size();
        out.number(values);
        long start = 0;
        for (Row row : rows) {
            long next = Micros.of(row.sample().start());
            out.signed(next - start);
            start = next;
        }
        rows.forEach(row -> out.number(Micros.of(row.sample().length())));
        int offset = 0;
        for (Row row : rows) {
            int next = row.sample().offset().getTotalSeconds();
            out.signed(next - offset);
            offset = next;
        }
        rows.forEach(row -> out.number(Row.bits(row.sample())));
        rows.forEach(row -> SourceText.write(out, row.sample().source()));
        for (int i = 0; i < values; i++) {
            values(out, rows, i);
        }
        for (int list : lists) {
            out.number(list);
        }
        return out.toBytes();
    }

    private static void values(ColumnWriter out, List<Row> rows, int component) {
        int scale = 0;
        for (Row row : rows) {
            int next = row.sample().values().get(component).scale();
            out.signed(next - scale);
            scale = next;
        }
        for (Row row : rows) {
            out.signed(row.sample().values().get(component).unscaledValue().longValueExact());
        }
    }

    private static void parts(ColumnWriter out, List<Part> parts) {
        Map<String, Integer> feeds = new LinkedHashMap<>();
        parts.forEach(part -> feeds.putIfAbsent(part.feed().name(), feeds.size()));
        out.number(feeds.size());
        feeds.keySet().forEach(out::text);
        out.number(parts.size());
        long before = 0;
        for (Part part : parts) {
            long received = Micros.of(part.received());
            out.raw(SourceText.bytes(part.message()))
                    .number(part.position())
                    .number(part.mapping())
                    .signed(received - before)
                    .number(feeds.get(part.feed().name()))
                    .signed(part.sequence());
            relative(out, part.messageTime(), received);
            relative(out, part.stated(), received);
            before = received;
        }
    }

    private static void relative(ColumnWriter out, Optional<Instant> time, long received) {
        out.number(time.isPresent() ? 1 : 0);
        time.ifPresent(it -> out.signed(Micros.of(it) - received));
    }

    // Neighbours are mostly stated by the same messages, one after the other: lists are written once, as runs.
    private static int[] lists(ColumnWriter out, List<Row> rows) {
        Map<List<Integer>, Integer> known = new LinkedHashMap<>();
        int[] lists = new int[rows.size()];
        int[] last = null;
        for (int i = 0; i < lists.length; i++) {
            int[] parts = rows.get(i).parts();
            lists[i] = i > 0 && Arrays.equals(parts, last)
                    ? lists[i - 1]
                    : known.computeIfAbsent(Arrays.stream(parts).boxed().toList(), list -> known.size());
            last = parts;
        }
        out.number(known.size());
        known.keySet().forEach(list -> runs(out, list));
        return lists;
    }

    private static void runs(ColumnWriter out, List<Integer> list) {
        List<int[]> runs = new ArrayList<>();
        for (int part : list) {
            int[] run = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (run != null && run[1] + 1 == part) {
                run[1] = part;
            } else {
                runs.add(new int[] {part, part});
            }
        }
        out.number(runs.size());
        int at = 0;
        for (int[] run : runs) {
            out.number(run[0] - at).number(run[1] - run[0]);
            at = run[1];
        }
    }

    /** The bucket of these bytes, or {@link UnreadableBucket}. */
    public static Bucket decode(byte[] bytes) {
        ColumnReader in = new ColumnReader(bytes);
        try {
            if (in.number() != VERSION) {
                throw new UnreadableBucket("its version is not known");
            }
            List<Part> parts = parts(in);
            int[][] lists = lists(in, parts.size());
            Bucket bucket = new Bucket(parts, rows(in, lists));
            in.end();
            return bucket;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableBucket("a value is out of its bounds");
        }
    }

    private static List<Part> parts(ColumnReader in) {
        FeedId[] feeds = new FeedId[in.count()];
        Arrays.setAll(feeds, i -> new FeedId(in.text()));
        int count = in.count();
        List<Part> parts = new ArrayList<>(count);
        long received = 0;
        for (int i = 0; i < count; i++) {
            MessageId message = SourceText.message(in);
            int position = in.below(Integer.MAX_VALUE);
            int mapping = in.below(Integer.MAX_VALUE);
            received += in.signed();
            FeedId feed = feeds[in.below(feeds.length)];
            long sequence = in.signed();
            Optional<Instant> messageTime = relative(in, received);
            Optional<Instant> stated = relative(in, received);
            parts.add(new Part(
                    message, position, mapping, Micros.instant(received), feed, messageTime, sequence, stated));
        }
        return List.copyOf(parts);
    }

    private static Optional<Instant> relative(ColumnReader in, long received) {
        return in.number() == 0 ? Optional.empty() : Optional.of(Micros.instant(received + in.signed()));
    }

    private static int[][] lists(ColumnReader in, int parts) {
        int[][] lists = new int[in.count()][];
        for (int i = 0; i < lists.length; i++) {
            int runs = in.count();
            int[] list = new int[0];
            int at = 0;
            for (int run = 0; run < runs; run++) {
                int from = at + in.below(parts);
                int to = from + in.below(parts);
                if (to >= parts || list.length + to - from >= parts) {
                    throw new UnreadableBucket("a statement is not there");
                }
                int before = list.length;
                list = Arrays.copyOf(list, before + to - from + 1);
                for (int part = from; part <= to; part++) {
                    list[before + part - from] = part;
                }
                at = to;
            }
            lists[i] = list;
        }
        return lists;
    }

    private static List<Row> rows(ColumnReader in, int[][] lists) {
        int count = in.count();
        int values = in.below(Sample.MAX_DIGITS);
        long[] starts = new long[count];
        long start = 0;
        for (int i = 0; i < count; i++) {
            start += in.signed();
            starts[i] = start;
        }
        long[] lengths = new long[count];
        Arrays.setAll(lengths, i -> in.number());
        ZoneOffset[] offsets = new ZoneOffset[count];
        int offset = 0;
        for (int i = 0; i < count; i++) {
            long delta = in.signed();
            offset = Math.toIntExact(offset + delta);
            offsets[i] = delta == 0 && i > 0 ? offsets[i - 1] : ZoneOffset.ofTotalSeconds(offset);
        }
        int[] flags = new int[count];
        Arrays.setAll(flags, i -> in.below(Flags.SETS));
        String[] sources = new String[count];
        Arrays.setAll(sources, i -> SourceText.read(in));
        BigDecimal[][] columns = new BigDecimal[values][];
        Arrays.setAll(columns, i -> values(in, count));
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Sample sample = new Sample(
                    Micros.instant(starts[i]),
                    Micros.duration(lengths[i]),
                    offsets[i],
                    row(columns, i),
                    sources[i],
                    Flags.of(flags[i]));
            rows.add(new Row(sample, lists[in.below(lists.length)]));
        }
        return rows;
    }

    private static List<BigDecimal> row(BigDecimal[][] columns, int row) {
        return columns.length == 1
                ? List.of(columns[0][row])
                : Arrays.stream(columns).map(column -> column[row]).toList();
    }

    private static BigDecimal[] values(ColumnReader in, int count) {
        int[] scales = new int[count];
        long scale = 0;
        for (int i = 0; i < count; i++) {
            scale += in.signed();
            scales[i] = Math.toIntExact(scale);
        }
        BigDecimal[] values = new BigDecimal[count];
        Arrays.setAll(values, i -> BigDecimal.valueOf(in.signed(), scales[i]));
        return values;
    }
}
