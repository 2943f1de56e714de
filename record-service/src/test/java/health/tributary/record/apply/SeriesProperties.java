package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.series.Buckets;
import health.tributary.record.series.DayKey;
import health.tributary.record.series.DaySearch;
import health.tributary.record.series.MemorySeriesStore;
import health.tributary.record.series.Observations;
import health.tributary.record.series.SampleIds;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.ShownSample;
import health.tributary.record.series.Wearable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the order, the repetitions and the cut of batches: the same days, byte for byte. */
class SeriesProperties {
    private static final SubjectId ANN = Wearable.subject("ann");

    @Property(tries = 60)
    void orderRepetitionAndCutOfBatchesDoNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<StatementBatch> batches = history(random, 12, 40, 400);
        MemorySeriesStore expected = applied(batches, List.of(batches));
        List<StatementBatch> other = new ArrayList<>(batches);
        other.addAll(batches.subList(0, 1 + random.nextInt(batches.size())));
        Collections.shuffle(other, random);
        assertSame(shown(applied(other, parts(other, random))), shown(expected));
    }

    @Property(tries = 6)
    void daysThatAreCutIntoSlicesShowTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        List<StatementBatch> batches = history(random, 9, 1_200, 30_000);
        MemorySeriesStore expected = applied(batches, List.of(batches));
        List<StatementBatch> other = new ArrayList<>(batches);
        Collections.shuffle(other, random);
        MemorySeriesStore actual = applied(other, parts(other, random));
        assertSame(shown(actual), shown(expected));
        assertThat(expected.days(shownDays(expected).stream()
                                .map(day -> day.key().id())
                                .toList())
                        .values())
                .anyMatch(day -> !day.cut().isEmpty());
    }

    /** Messages that restate each other's samples, correct them, overlap, come under two mappings and are received again. */
    private static List<StatementBatch> history(Random random, int messages, int samples, int moments) {
        List<StatementBatch> batches = new ArrayList<>();
        for (int message = 0; message < messages; message++) {
            Metric metric = random.nextBoolean() ? Metric.HEART_RATE : Metric.STEP_COUNT;
            int mapping = 1 + random.nextInt(2);
            String name = "message" + random.nextInt(messages);
            Random content = new Random(
                    name.hashCode() * 31L + mapping * 7L + metric.code().length());
            List<Sample> some = new ArrayList<>();
            for (int i = 0; i < samples; i++) {
                long second = 2L * content.nextInt(moments);
                long length = metric == Metric.STEP_COUNT ? 60L * (1 + content.nextInt(3)) : 0;
                String value = String.valueOf(50 + content.nextInt(3));
                String source = "source" + content.nextInt(2) + "-" + second % 7;
                some.add(Wearable.interval(Wearable.DAY, second, length, value, source));
            }
            batches.add(Wearable.batch(
                    ANN,
                    Wearable.origin(
                            Wearable.WATCH,
                            name + metric,
                            Wearable.at(Wearable.DAY, 100_000 + 60L * random.nextInt(50))),
                    mapping,
                    metric,
                    some));
        }
        return batches;
    }

    private static List<List<StatementBatch>> parts(List<StatementBatch> batches, Random random) {
        List<List<StatementBatch>> parts = new ArrayList<>();
        int from = 0;
        while (from < batches.size()) {
            int to = Math.min(batches.size(), from + 1 + random.nextInt(4));
            parts.add(batches.subList(from, to));
            from = to;
        }
        return parts;
    }

    private static MemorySeriesStore applied(List<StatementBatch> batches, List<List<StatementBatch>> parts) {
        assertThat(parts.stream().mapToInt(List::size).sum()).isEqualTo(batches.size());
        MemorySeriesStore series = new MemorySeriesStore();
        Applier applier = new Applier(new MemoryRecordStore(), series, touched -> {}, 1 << 20);
        parts.forEach(applier::apply);
        return series;
    }

    /** Fails with the first difference only: all of two stores is more than anyone reads. */
    private static void assertSame(Map<String, String> actual, Map<String, String> expected) {
        expected.forEach((id, text) -> assertThat(actual.get(id)).isEqualTo(text));
        assertThat(actual.keySet().stream().filter(id -> !expected.containsKey(id)))
                .isEmpty();
    }

    private static List<ShownDay> shownDays(MemorySeriesStore store) {
        return store.search(new DaySearch(
                Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1_000));
    }

    /** Everything that a reader can see. */
    private static Map<String, String> shown(MemorySeriesStore store) {
        Map<String, String> all = new TreeMap<>();
        for (ShownDay day : shownDays(store)) {
            all.put(day.key().id().value(), day.resource());
            Map<DayKey, List<ShownSample>> samples =
                    Buckets.shown(store.days(List.of(day.key().id())).values(), store);
            for (ShownSample sample : samples.get(day.key())) {
                EntryId id = SampleIds.of(day.key().id(), sample.sample());
                assertThat(all.put(id.value(), Observations.sample(day.key(), id, sample)))
                        .isNull();
            }
            assertThat(samples.get(day.key())).hasSize(day.portion().shown());
        }
        return all;
    }
}
