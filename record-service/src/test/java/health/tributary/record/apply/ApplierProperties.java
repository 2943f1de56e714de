package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.series.MemorySeriesStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Neither order, repetition, the cut of batches, crashes nor other appliers show in what is stored. */
class ApplierProperties {
    private static final int MESSAGES = 24;

    @Property(tries = 150)
    void orderRepetitionAndCutDoNotShowInASetsBytes(@ForAll long seed) {
        same(seed, false);
    }

    @Property(tries = 150)
    void orderRepetitionAndCutDoNotShowToReadersWhateverTheMappingVersions(@ForAll long seed) {
        same(seed, true);
    }

    private static void same(long seed, boolean versions) {
        Random random = new Random(seed);
        List<StatementBatch> batches = Histories.of(random, MESSAGES, versions);
        MemoryRecordStore expected = new MemoryRecordStore();
        applyInParts(new Applier(expected, new MemorySeriesStore(), touched -> {}, 1 << 20), batches, random);
        List<StatementBatch> other = new ArrayList<>(batches);
        other.addAll(batches.subList(0, batches.size() / 2));
        Collections.shuffle(other, random);
        MemoryRecordStore actual = new MemoryRecordStore();
        applyInParts(
                new Applier(actual, new MemorySeriesStore(), touched -> {}, random.nextBoolean() ? 1 << 20 : 0),
                other,
                random);
        assertThat(Told.difference(actual, expected, !versions)).isEmpty();
    }

    @Property(tries = 100)
    void aCrashBetweenAnyTwoWritesDoesNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<StatementBatch> batches = Histories.of(random, MESSAGES, false);
        MemoryRecordStore expected = new MemoryRecordStore();
        new Applier(expected, new MemorySeriesStore(), touched -> {}, 1 << 20).apply(batches);
        MemoryRecordStore actual = new MemoryRecordStore();
        RecordedTouches touches = new RecordedTouches();
        // As Kafka does it: what is not known to be applied comes again from the start, in other polls.
        boolean done = false;
        for (int writes = 1; !done; writes += 1 + random.nextInt(3)) {
            actual.crashAfter(writes);
            try {
                applyInParts(new Applier(actual, new MemorySeriesStore(), touches, 1 << 20), batches, random);
                done = true;
            } catch (StoreAway crash) {
                actual.recover();
            }
        }
        assertThat(Told.difference(actual, expected, true)).isEmpty();
        actual.allSubjects().stream()
                .filter(subject -> !subject.links().isEmpty())
                .forEach(subject -> assertThat(touches.subjects()).contains(subject.id()));
    }

    @Property(tries = 60)
    void anotherApplierInBetweenDoesNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<StatementBatch> batches = Histories.of(random, MESSAGES, false);
        MemoryRecordStore expected = new MemoryRecordStore();
        new Applier(expected, new MemorySeriesStore(), touched -> {}, 1 << 20).apply(batches);
        MemoryRecordStore actual = new MemoryRecordStore();
        Applier one = new Applier(actual, new MemorySeriesStore(), touched -> {}, 1 << 20);
        Applier two = new Applier(actual, new MemorySeriesStore(), touched -> {}, 1 << 20);
        for (StatementBatch batch : batches) {
            StatementBatch meanwhile = batches.get(random.nextInt(batches.size()));
            actual.meanwhile(() -> two.apply(List.of(meanwhile)));
            one.apply(List.of(batch));
        }
        assertThat(Told.difference(actual, expected, true)).isEmpty();
    }

    @Property(tries = 300)
    void appliersThatTakeTurnsAtTheStoreDoNotShow(@ForAll long seed) {
        takingTurns(seed, false);
    }

    @Property(tries = 300)
    void appliersThatTakeTurnsDoNotShowToReadersWhateverTheMappingVersions(@ForAll long seed) {
        takingTurns(seed, true);
    }

    // As in a rebalance: each has some of the messages, some of them both, and neither hears of the other.
    private static void takingTurns(long seed, boolean versions) {
        Random random = new Random(seed);
        List<StatementBatch> batches = Histories.of(random, 12, versions);
        MemoryRecordStore expected = new MemoryRecordStore();
        new Applier(expected, new MemorySeriesStore(), touched -> {}, 1 << 20).apply(batches);
        List<List<StatementBatch>> shares = List.of(new ArrayList<>(), new ArrayList<>());
        for (StatementBatch batch : batches) {
            int share = random.nextInt(3);
            for (int i = 0; i < 2; i++) {
                if (share == i || share == 2) {
                    shares.get(i).add(batch);
                }
            }
        }
        MemoryRecordStore actual = new MemoryRecordStore();
        List<Runnable> appliers = new ArrayList<>();
        for (List<StatementBatch> share : shares) {
            Random cuts = new Random(random.nextLong());
            Applier applier =
                    new Applier(actual, new MemorySeriesStore(), touched -> {}, random.nextBoolean() ? 1 << 20 : 0);
            appliers.add(() -> applyInParts(applier, share, cuts));
        }
        new Turns(random).run(actual, appliers);
        assertThat(Told.difference(actual, expected, !versions)).isEmpty();
    }

    private static void applyInParts(Applier applier, List<StatementBatch> batches, Random random) {
        int from = 0;
        while (from < batches.size()) {
            int to = Math.min(batches.size(), from + 1 + random.nextInt(8));
            applier.apply(batches.subList(from, to));
            from = to;
        }
    }
}
