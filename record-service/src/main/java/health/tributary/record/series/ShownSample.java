package health.tributary.record.series;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A sample as a bucket shows it: of what is said of the same (start, length, source), the latest word.
 *
 * @param feed through which the statement came since which it is so
 * @param since the clock of that statement: to be told the same again changes nothing
 */
public record ShownSample(Sample sample, FeedId feed, Clock since) {
    /** What the bucket shows, in order of start, length and source. */
    public static List<ShownSample> of(Bucket bucket) {
        List<Part> parts = bucket.parts();
        List<Row> rows = bucket.rows();
        Clock[] clocks = new Clock[parts.size()];
        Arrays.setAll(clocks, i -> parts.get(i).clock());
        List<ShownSample> shown = new ArrayList<>(rows.size());
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size()
                    && Row.compareKeys(rows.get(from).sample(), rows.get(to).sample()) == 0) {
                to++;
            }
            shown.add(
                    to == from + 1
                            ? single(rows.get(from), parts, clocks)
                            : latest(rows.subList(from, to), parts, clocks));
            from = to;
        }
        return shown;
    }

    private static ShownSample single(Row row, List<Part> parts, Clock[] clocks) {
        int first = row.parts()[0];
        for (int part : row.parts()) {
            first = clocks[part].compareTo(clocks[first]) < 0 ? part : first;
        }
        return new ShownSample(row.sample(), parts.get(first).feed(), clocks[first]);
    }

    private record Word(Clock clock, FeedId feed, int row) {}

    // Several contents: the latest word is shown, and it is so since the first of the words that agree with it without
    // another one between.
    private static ShownSample latest(List<Row> rows, List<Part> parts, Clock[] clocks) {
        List<Word> words = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int part : rows.get(row).parts()) {
                words.add(new Word(clocks[part], parts.get(part).feed(), row));
            }
        }
        words.sort(Comparator.comparing(Word::clock).thenComparingInt(Word::row));
        Word last = words.get(words.size() - 1);
        Word since = last;
        for (int i = words.size() - 1; i >= 0 && words.get(i).row() == last.row(); i--) {
            since = words.get(i);
        }
        return new ShownSample(rows.get(last.row()).sample(), since.feed(), since.clock());
    }

    /** {@code meta.lastUpdated}: the first receipt of the message since which it is so. */
    public Instant updated() {
        return since.received();
    }

    /** The message that is shown as its origin: the one since which it is so. */
    public MessageId message() {
        return since.message();
    }

    @Override
    public String toString() {
        return "ShownSample(redacted)";
    }
}
