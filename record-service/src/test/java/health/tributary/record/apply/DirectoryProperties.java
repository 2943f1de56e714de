package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.series.MemorySeriesStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Case 32 for a directory: of messages without any time the one whose first receipt is the latest is shown, in whatever order they
 * and their repetitions are applied.
 */
class DirectoryProperties {
    private static final SubjectId DIRECTORY = Samples.subject("directory");

    /** Of one message one receipt: later ones are repetitions. */
    private record Receipt(int message, int minute) {}

    @Property(tries = 1_000)
    void inAnyOrderOfReceiptsTheFirstOnesCount(@ForAll long seed) {
        Random random = new Random(seed);
        List<Receipt> receipts = new ArrayList<>();
        for (int message = 0; message < 2 + random.nextInt(6); message++) {
            int copies = 1 + random.nextInt(3);
            for (int copy = 0; copy < copies; copy++) {
                receipts.add(new Receipt(message, random.nextInt(30)));
            }
        }
        MemoryRecordStore one = received(receipts, random);
        Collections.shuffle(receipts, random);
        MemoryRecordStore other = received(receipts, random);
        assertThat(practitioner(one).resource()).contains(shownOf(receipts));
        assertThat(Told.difference(one, other, true)).isEmpty();
    }

    /** Many more messages than a set keeps clocks; each is applied before its repetitions, and else in any order. */
    @Property(tries = 60)
    void ofManyMessagesNoRepetitionOvertakes(@ForAll long seed) {
        Random random = new Random(seed);
        List<Receipt> firsts = new ArrayList<>();
        for (int message = 0; message < 150; message++) {
            firsts.add(new Receipt(message, random.nextInt(1_000)));
        }
        List<Receipt> receipts = new ArrayList<>();
        List<Receipt> mayComeAgain = new ArrayList<>();
        for (Receipt first : firsts) {
            receipts.add(first);
            mayComeAgain.add(first);
            while (random.nextInt(3) == 0) {
                Receipt again = mayComeAgain.get(random.nextInt(mayComeAgain.size()));
                receipts.add(new Receipt(again.message, again.minute + random.nextInt(2_000)));
            }
        }
        StoredEntry practitioner = practitioner(received(receipts, random));
        assertThat(practitioner.resource()).contains(shownOf(firsts));
        assertThat(practitioner.set().length).isLessThan(3 * 1_000);
    }

    @Example
    void aTimeFarAheadCountsAsTheReceiptAndIsRememberedAsThat() {
        MemoryRecordStore store = new MemoryRecordStore();
        Applier applier = applier(store);
        applier.apply(List.of(says("early", 10, 0, "g0")));
        applier.apply(List.of(says("between", 5, 5, "g1")));
        applier.apply(List.of(says("early", 10, 60, "g0")));
        assertThat(practitioner(store).resource()).contains("g1");
        assertThat(store.allManifests()).hasSize(1);
    }

    /** Under two mapping versions a message says two things, of one practitioner or of two, and has one first receipt. */
    @Property(tries = 500)
    void mappingVersionsShareTheFirstReceipt(@ForAll long seed) {
        Random random = new Random(seed);
        List<StatementBatch> batches = new ArrayList<>();
        for (int message = 0; message < 2 + random.nextInt(4); message++) {
            for (int copy = 0; copy < 3; copy++) {
                int version = 1 + random.nextInt(2);
                batches.add(Story.of(DIRECTORY, "m" + message, 0)
                        .directory()
                        .undated()
                        .mapping(version)
                        .receivedAt(Story.at(random.nextInt(30)))
                        .says("Practitioner", "p" + message % version, "gender", "g" + version)
                        .batch());
            }
        }
        MemoryRecordStore one = applied(batches, random);
        Collections.shuffle(batches, random);
        assertThat(Told.difference(one, applied(batches, random), true)).isEmpty();
    }

    private static StatementBatch says(String message, int minute, int received, String gender) {
        return Story.of(DIRECTORY, message, minute)
                .directory()
                .receivedAt(Story.at(received))
                .says("Practitioner", "p", "gender", gender)
                .batch();
    }

    private static MemoryRecordStore received(List<Receipt> receipts, Random random) {
        return applied(receipts.stream().map(DirectoryProperties::batch).toList(), random);
    }

    private static MemoryRecordStore applied(List<StatementBatch> batches, Random random) {
        MemoryRecordStore store = new MemoryRecordStore();
        Applier applier = applier(store);
        int from = 0;
        while (from < batches.size()) {
            int to = Math.min(batches.size(), from + 1 + random.nextInt(8));
            applier.apply(batches.subList(from, to));
            from = to;
        }
        return store;
    }

    private static Applier applier(MemoryRecordStore store) {
        return new Applier(store, new MemorySeriesStore(), touched -> {}, 1 << 20);
    }

    private static StatementBatch batch(Receipt receipt) {
        return Story.of(DIRECTORY, name(receipt), 0)
                .directory()
                .undated()
                .receivedAt(Story.at(receipt.minute))
                .says("Practitioner", "p", "gender", content(receipt.message))
                .batch();
    }

    private static StoredEntry practitioner(MemoryRecordStore store) {
        return store.entries(List.of(Story.entry(DIRECTORY, "Practitioner", "p")))
                .values()
                .iterator()
                .next();
    }

    /** The rule itself: the message of the latest first receipt; of several, the one of the greatest id. */
    private static String shownOf(List<Receipt> receipts) {
        Map<Integer, Receipt> firsts = new HashMap<>();
        receipts.forEach(
                receipt -> firsts.merge(receipt.message, receipt, (one, two) -> one.minute <= two.minute ? one : two));
        Comparator<Receipt> order = Comparator.comparingInt(Receipt::minute)
                .thenComparing(receipt -> message(receipt).value());
        return content(Collections.max(firsts.values(), order).message);
    }

    private static MessageId message(Receipt receipt) {
        return Samples.message(name(receipt));
    }

    private static String name(Receipt receipt) {
        return "m" + receipt.message;
    }

    private static String content(int message) {
        return "g" + message % 3;
    }
}
