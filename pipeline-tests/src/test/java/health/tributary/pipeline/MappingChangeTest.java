package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.vocabulary.LocalCodes;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MemoryArchive;
import health.tributary.record.archive.MessageOutcome;
import health.tributary.record.archive.RejectedSearch;
import health.tributary.record.archive.RejectedSearch.Position;
import health.tributary.record.archive.TakenSearch;
import health.tributary.record.fold.SlotDifference;
import health.tributary.record.replay.Rehearsal;
import health.tributary.record.replay.Rehearsed;
import health.tributary.record.replay.Rehearsed.Said;
import health.tributary.record.replay.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A feed's mapping changes: it gets a concept map, and a subject rule that knows one more kind of number. */
class MappingChangeTest {
    private static final FeedId NORTH = new FeedId("north");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final FeedRegistry BEFORE = feeds(0, "\"MR\"");
    private static final FeedRegistry AFTER = feeds(1, "\"MR\", \"PT\"");
    private static final Map<FeedId, LocalCodes> CODES = Map.of(
            NORTH,
            LocalCodes.of(
                    "north",
                    List.of(new LocalCodes.Translation(
                            "NLAB", "GLU", new LocalCodes.Target("http://loinc.org", "", "2823-3", "", false)))));

    private final Pipeline pipeline = new Pipeline(BEFORE);
    private final MemoryArchive archive = new MemoryArchive();
    private final List<Recorded> taken = new ArrayList<>();

    private void takesAllUnderTheOldMapping() {
        takes(0, "ORU^R01", pid("1", "MR"), obr(), obx("GLU", "5.4", "P"));
        takes(1, "ORU^R01", pid("1", "MR"), obr(), obx("GLU", "5.6", "F"));
        takes(2, "ORU^R01", pid("2", "MR"), obr(), obx("KREA", "0.9", "F"));
        takes(3, "ADT^A04", "EVN|A04|20260302120300", pid("3", "PT"));
        takes(4, "XYZ^Z99", pid("1", "MR"));
    }

    @Test
    void aRehearsalTellsExactlyWhatAReplayWouldChangeAndChangesNothing() {
        takesAllUnderTheOldMapping();
        pipeline.remap(AFTER, CODES);
        SortedMap<PersonId, String> before = pipeline.everything();
        long writes = pipeline.store().writes();

        Rehearsed rehearsed = rehearsal();

        assertThat(rehearsed.words().stream().map(Rehearsed.Word::said))
                .containsExactly(Said.OTHER, Said.OTHER, Said.SAME, Said.NEW);
        List<Rehearsed.Entry> ofTheFirst = of("1", rehearsed);
        assertThat(ofTheFirst).hasSize(1);
        assertThat(ofTheFirst.get(0).type()).isEqualTo("Observation");
        assertThat(ofTheFirst.get(0).slots()).hasSize(1);
        SlotDifference code = ofTheFirst.get(0).slots().get(0);
        assertThat(code.slot()).isEqualTo("code");
        assertThat(code.before().orElseThrow()).contains("\"GLU\"").doesNotContain("2823-3");
        assertThat(code.after().orElseThrow()).contains("\"GLU\"").contains("2823-3");
        assertThat(of("2", rehearsed)).isEmpty();
        assertThat(of("3", rehearsed)).hasSize(1).first().satisfies(patient -> {
            assertThat(patient.type()).isEqualTo("Patient");
            assertThat(patient.before()).isFalse();
            assertThat(patient.after()).isTrue();
        });
        assertThat(pipeline.everything()).isEqualTo(before);
        assertThat(pipeline.store().writes()).isEqualTo(writes);
    }

    @Test
    void aReplayShowsWhatTheNewMappingWouldHaveShownFromTheBeginning() {
        takesAllUnderTheOldMapping();
        Pipeline fromTheBeginning = new Pipeline(BEFORE);
        fromTheBeginning.remap(AFTER, CODES);
        fromTheBeginning.consume(taken);
        assertThat(pipeline.everything()).isNotEqualTo(fromTheBeginning.everything());
        pipeline.remap(AFTER, CODES);

        assertThat(replay(false, pipeline::consume)).isEqualTo(5);

        assertThat(pipeline.everything()).isEqualTo(fromTheBeginning.everything());
        assertThat(archive.rejected(new RejectedSearch(Set.of(), Optional.empty(), Optional.empty(), 10)).stream()
                        .map(MessageOutcome::id))
                .containsExactly(taken.get(4).envelope().id());
        assertThat(rehearsal().entries()).isEmpty();
        assertThat(rehearsal().words()).allMatch(word -> word.said() == Said.SAME);
        long writes = pipeline.store().writes();
        replay(false, pipeline::consume);
        assertThat(pipeline.store().writes()).isEqualTo(writes);
    }

    @Test
    void anyOrderOfAReplayEndsAlikeAlsoWhenItWasBrokenOffAndRunAgain() {
        for (int seed = 1; seed <= 20; seed++) {
            MappingChangeTest run = new MappingChangeTest();
            run.takesAllUnderTheOldMapping();
            Pipeline fromTheBeginning = new Pipeline(BEFORE);
            fromTheBeginning.remap(AFTER, CODES);
            fromTheBeginning.consume(run.taken);
            run.pipeline.remap(AFTER, CODES);
            Random random = new Random(seed);
            List<Recorded> sent = new ArrayList<>();
            run.replay(false, sent::addAll);
            Collections.shuffle(sent, random);
            run.pipeline.consume(sent.subList(0, random.nextInt(sent.size())), random);
            run.pipeline.consume(sent, random);
            assertThat(run.pipeline.everything()).as("seed %d", seed).isEqualTo(fromTheBeginning.everything());
        }
    }

    @Test
    void onlyWhatWasRejectedIsSentAgainWhereThatIsAskedFor() {
        takesAllUnderTheOldMapping();
        String first = pipeline.everything(Pipeline.KEY.subject("north/MRN", "1"));
        pipeline.remap(AFTER, CODES);

        assertThat(replay(true, pipeline::consume)).isEqualTo(2);

        assertThat(pipeline.everything(Pipeline.KEY.subject("north/MRN", "3"))).contains("Roe3");
        assertThat(pipeline.everything(Pipeline.KEY.subject("north/MRN", "1"))).isEqualTo(first);
    }

    @Test
    void aLiveMessageThatComesMeanwhileIsNeitherLostNorCovered() {
        takesAllUnderTheOldMapping();
        pipeline.remap(AFTER, CODES);
        List<Recorded> sent = new ArrayList<>();
        replay(false, sent::addAll);
        pipeline.consume(sent.subList(0, 1));
        takes(30, "ORU^R01", pid("1", "MR"), obr(), obx("GLU", "6.1", "C"));
        pipeline.consume(sent);

        Pipeline fromTheBeginning = new Pipeline(BEFORE);
        fromTheBeginning.remap(AFTER, CODES);
        fromTheBeginning.consume(taken);
        assertThat(pipeline.everything()).isEqualTo(fromTheBeginning.everything());
        assertThat(pipeline.everything(Pipeline.KEY.subject("north/MRN", "1")))
                .contains("6.1")
                .doesNotContain("5.6");
    }

    private Rehearsed rehearsal() {
        List<StatementBatch> batches = new ArrayList<>();
        for (Recorded record : taken) {
            if (pipeline.outcome(record) instanceof Normalized normalized) {
                batches.addAll(normalized.batches());
            }
        }
        return new Rehearsal(pipeline.store(), pipeline.series()).rehearse(batches);
    }

    private static List<Rehearsed.Entry> of(String number, Rehearsed rehearsed) {
        return rehearsed.entries().stream()
                .filter(entry -> entry.subject().equals(Pipeline.KEY.subject("north/MRN", number)))
                .toList();
    }

    private interface Normaliser {
        void takes(List<Recorded> messages);
    }

    /** Sends all of the archive again in pages of two; how many messages that were. */
    private int replay(boolean rejectedOnly, Normaliser to) {
        Replay replay = new Replay(archive, messages -> {
            to.takes(messages.stream().map(MappingChangeTest::again).toList());
            return true;
        });
        int sent = 0;
        Optional<Position> after = Optional.empty();
        Replay.Page page;
        do {
            page = replay.send(
                    new TakenSearch(NOON, NOON.plusSeconds(9_999), Optional.of(NORTH), rejectedOnly, after, 2));
            sent += page.sent();
            after = page.last().map(last -> new Position(last.received(), last.id()));
        } while (page.more());
        taken.stream()
                .filter(record -> pipeline.outcome(record) instanceof Rejected)
                .forEach(this::archived);
        return sent;
    }

    private static Recorded again(Archived message) {
        Envelope envelope = new Envelope(
                message.id(),
                message.feed(),
                message.contentType(),
                message.received(),
                Optional.empty(),
                "",
                true,
                true);
        return new Recorded(envelope, message.body());
    }

    private void takes(int minute, String type, String... segments) {
        String text = "MSH|^~\\&|LAB|NORTH|TRIBUTARY|REGION|202603021" + (200 + minute) + "00||" + type + "|" + minute
                + "|P|2.5.1\r" + String.join("\r", segments) + "\r";
        List<Recorded> records = pipeline.admit(
                text.getBytes(StandardCharsets.UTF_8),
                NOON.plusSeconds(60L * minute + 1).plusNanos(1_000));
        assertThat(records).hasSize(1);
        taken.addAll(records);
        records.forEach(this::archived);
        pipeline.consume(records);
    }

    private void archived(Recorded record) {
        archive.keep(List.of(new Incoming(record.envelope(), record.body(), Optional.empty())));
        if (pipeline.outcome(record) instanceof Rejected rejected) {
            archive.keep(List.of(new Incoming(record.envelope(), record.body(), Optional.of(rejected.rejection()))));
        }
    }

    private static String pid(String number, String type) {
        return "PID|1||" + number + "^^^MRN^" + type + "||Roe" + number + "^Ada";
    }

    private static String obr() {
        return "OBR|1|PL1|FL1|PANEL^A panel^NLAB|||20260302110000";
    }

    private static String obx(String code, String value, String status) {
        return "OBX|1|NM|" + code + "^A result^NLAB||" + value + "|mmol/L|||||" + status;
    }

    private static FeedRegistry feeds(int revision, String types) {
        return FeedRegistry.read("""
            {"feeds": [{"name": "north", "match": {"sendingFacility": "NORTH"}, "zone": "UTC",
              "mappingRevision": %d, "subject": {"types": [%s]}}]}
            """.formatted(revision, types));
    }
}
